"""Reading the pages of a feed, files of Atom or RSS, each post once."""

import copy
import re
from collections.abc import Iterator
from html import escape
from pathlib import PurePosixPath
from typing import Any

from lxml import etree

from blog.imports.readers.archives import Archive, begins_with
from blog.imports.readers.dates import read_date
from blog.imports.readers.texts.changes import Changes
from blog.imports.readers.texts.notes import place_notes
from blog.imports.readers.texts.plain import plain_text
from blog.imports.readers.texts.structures import picture, settle
from blog.imports.readers.xml import XmlStream, name_of, text_of
from blog.imports.records import (
    Author,
    Blog,
    Entry,
    EntryKind,
    ExportRefused,
    Options,
    Place,
    Problem,
    Record,
    Skipped,
    Status,
)
from blog.text.formats.urls import split_url

Element = Any  # lxml carries no types
_FEED = re.compile(r"<(?:\w+:)?(?P<root>feed|rss|RDF)\b")
_ITEMS = {"entry", "item"}
_ONLY_POSTS = "A feed has no pages, drafts or comments, and maybe only the beginning of each post."


def recognizes(archive: Archive) -> bool:
    """Return whether the archive contains a feed."""
    return bool(_files(archive))


def read(archive: Archive, options: Options) -> Iterator[Record]:
    """Yield the records of the posts. Raise ExportRefused."""
    names = _files(archive)
    if not names:
        raise ExportRefused("There is no feed in the export. Nothing was imported.")
    known: set[str] = set()
    authors: set[str] = set()
    for number, (name, depth) in enumerate(names.items()):
        header: dict[str, str] = {}
        with archive.open(name) as file:
            stream = XmlStream(file)
            for element in stream.children(depth=depth):
                if name_of(element) in _ITEMS:
                    yield from _records(
                        element, Place(name, element.sourceline or 0), known, authors
                    )
                else:
                    header.setdefault(name_of(element), _value(element))
            yield from (
                Problem(place=Place(name, line), message=message)
                for line, message in stream.problems()
            )
        if number == 0:
            yield _blog(header, options, Place(name))
            yield Problem(place=Place(name), message=_ONLY_POSTS)


def _files(archive: Archive) -> dict[str, int]:
    """Return how deep the posts are in each file of a feed, by its name."""
    found: dict[str, int] = {}
    for name in archive.names:
        if PurePosixPath(name).suffix.lower() in {".xml", ".atom", ".rss"}:
            root = _FEED.search(begins_with(archive, name))
            if root:
                found[name] = 2 if root["root"] == "rss" else 1
    return found


def _value(element: Element) -> str:
    return str(element.get("href") or "".join(element.itertext()).strip())


def _blog(header: dict[str, str], options: Options, place: Place) -> Blog:
    url = options.site_url or header.get("link", "")
    return Blog(
        place=place,
        key=split_url(url).netloc.removeprefix("www.").lower() or header.get("title", "feed"),
        name=plain_text(header.get("title", "")),
        description=plain_text(header.get("description") or header.get("subtitle", "")),
        url=url,
        language=header.get("language", ""),
    )


def _records(
    element: Element, place: Place, known: set[str], authors: set[str]
) -> Iterator[Record]:
    link = _link(element)
    key = text_of(element, "guid") or text_of(element, "id") or link
    if not key:
        yield Skipped(place=place, what="post", reason="It has neither an ID nor a link.")
        return
    if key in known:
        return
    known.add(key)
    changes = Changes()
    author = _author(element)
    if author and author not in authors:
        authors.add(author)
        yield Author(place=place, key=author, name=author)
    yield _entry(element, key, link, author, place, changes)
    for sentence in changes.sentences():
        yield Problem(place=place, message=sentence)


def _entry(
    element: Element, key: str, link: str, author: str, place: Place, changes: Changes
) -> Entry:
    parts = split_url(link)
    path = f"{parts.path}?{parts.query}" if parts.query else parts.path
    date = text_of(element, "published") or text_of(element, "pubDate") or text_of(element, "date")
    return Entry(
        place=place,
        key=key,
        kind=EntryKind.POST,
        status=Status.PUBLISHED,
        title=plain_text(text_of(element, "title")),
        slug=PurePosixPath(parts.path).stem,
        paths=(path,) if path.strip("/") else (),
        feed_id=key,
        html=place_notes(settle(_html(element), changes)),
        published_at=read_date(date) or read_date(text_of(element, "updated")),
        updated_at=read_date(text_of(element, "updated")),
        tags=_tags(element),
        authors=(author,) if author else (),
    )


def _link(element: Element) -> str:
    for child in element:
        if name_of(child) == "link" and child.get("rel", "alternate") == "alternate":
            return str(child.get("href") or (child.text or "").strip())
    return ""


def _author(element: Element) -> str:
    for child in element:
        if name_of(child) in {"creator", "author"}:
            return plain_text(text_of(child, "name") or child.text or "")
    return ""


def _tags(element: Element) -> tuple[str, ...]:
    found = (
        child.get("label") or child.get("term") or child.text or ""
        for child in element
        if name_of(child) == "category"
    )
    return tuple(dict.fromkeys(filter(None, map(plain_text, found))))


def _html(element: Element) -> str:
    """Return the text of a post: its whole text if the feed has it; with its recording."""
    for name in ("encoded", "content", "description", "summary"):
        found = next((child for child in element if name_of(child) == name), None)
        if found is not None and (html := _content(found)):
            return html + _recording(element)
    return _recording(element)


def _content(element: Element) -> str:
    if element.get("type") == "xhtml":
        return "".join(_as_html(child) for child in element)
    return "".join(element.itertext()).strip()


def _as_html(element: Element) -> str:
    alone = copy.deepcopy(element)
    for node in alone.iter():
        node.tag = name_of(node)
    etree.cleanup_namespaces(alone)
    alone.tail = None
    return str(etree.tostring(alone, encoding="unicode", method="html"))


def _recording(element: Element) -> str:
    for child in element:
        is_enclosure = name_of(child) == "enclosure" or child.get("rel") == "enclosure"
        kind = (child.get("type") or "").partition("/")[0]
        url = child.get("url") or child.get("href") or ""
        if is_enclosure and kind in {"audio", "video"} and url:
            return picture(f'<{kind} src="{escape(url)}"></{kind}>')
    return ""
