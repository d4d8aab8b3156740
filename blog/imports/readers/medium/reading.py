"""Reading an export of Medium: its stories, without tags, pictures and others’ responses."""

import re
from collections.abc import Iterator
from pathlib import PurePosixPath

from selectolax.lexbor import LexborHTMLParser, LexborNode

from blog.imports.readers.archives import Archive, begins_with
from blog.imports.readers.dates import read_date
from blog.imports.readers.pages import read_html
from blog.imports.readers.texts.changes import Changes
from blog.imports.readers.texts.notes import place_notes
from blog.imports.readers.texts.structures import settle
from blog.imports.records import (
    Author,
    Blog,
    Entry,
    EntryKind,
    Options,
    Place,
    Problem,
    Record,
    Skipped,
    Status,
)
from blog.text.formats.urls import split_url

_STORY = re.compile(r"<article\b[^>]*\bh-entry\b")
_NAME = re.compile(r"^(?:(?P<date>\d{4}-\d{2}-\d{2})|draft)_(?P<slug>.*?)-+(?P<id>[0-9a-f]{6,16})$")
_TITLES = "h1.graf--title, h2.graf--title, h3.graf--title, h4.graf--title, .graf--subtitle"
_OTHERS = {
    "bookmarks": "what you bookmarked",
    "claps": "what you applauded",
    "highlights": "what you highlighted",
    "lists": "your reading lists",
    "sessions": "your logins",
    "ips": "your IP addresses",
    "interests": "your interests",
    "topics-following": "the topics you follow",
    "users-following": "the people you follow",
    "pubs-following": "the publications you follow",
}
_RESPONSE = "It has no title, as responses to other stories have none: it becomes a draft."


def recognizes(archive: Archive) -> bool:
    """Return whether the archive contains stories of Medium."""
    return any(
        _STORY.search(begins_with(archive, name, size=40_000)) for name in _files(archive)[:5]
    )


def read(archive: Archive, options: Options) -> Iterator[Record]:
    """Yield the records of the stories."""
    authors: dict[str, str] = {}
    yield Blog(place=Place("posts"), key=options.site_url or "medium", url=options.site_url)
    for name in _files(archive):
        page = LexborHTMLParser(read_html(archive, name))
        article = page.css_first("article.h-entry")
        if article is not None:
            yield from _story(article, name, authors)
    for folder, what in _OTHERS.items():
        if any(folder in PurePosixPath(name).parts for name in archive.names):
            yield Skipped(place=Place(folder), what=what, reason="It is not part of your stories.")


def _files(archive: Archive) -> list[str]:
    return [name for name in archive.names if _is_story(PurePosixPath(name))]


def _is_story(path: PurePosixPath) -> bool:
    return path.suffix == ".html" and bool(_NAME.match(path.stem))


def _story(article: LexborNode, name: str, authors: dict[str, str]) -> Iterator[Record]:
    changes = Changes()
    author = article.css_first("a.p-author")
    key = _path(author) if author is not None else ""
    if author is not None and key not in authors:
        authors[key] = author.text().strip()
        url = author.attributes.get("href") or ""
        yield Author(place=Place(name), key=key, name=authors[key], url=url)
    yield _entry(article, name, key, changes)
    for sentence in changes.sentences():
        yield Problem(place=Place(name), message=sentence)


def _entry(article: LexborNode, name: str, author: str, changes: Changes) -> Entry:
    found = _NAME.match(PurePosixPath(name).stem)
    assert found is not None
    published = article.css_first("time.dt-published")
    canonical = article.css_first("a.p-canonical")
    is_titled = article.css_first(_TITLES) is not None
    if not is_titled and found["date"]:
        changes.add(_RESPONSE)
    return Entry(
        place=Place(name),
        key=found["id"],
        kind=EntryKind.POST,
        status=Status.PUBLISHED if found["date"] and is_titled else Status.DRAFT,
        title=_text(article, ".p-name"),
        slug=found["slug"].lower(),
        paths=_paths(canonical, found),
        feed_id=f"https://medium.com/p/{found['id']}",
        html=_html(article, changes),
        excerpt=_text(article, ".p-summary"),
        published_at=read_date((published.attributes.get("datetime") or "") if published else "")
        or read_date(found["date"] or ""),
        authors=(author,) if author else (),
    )


def _paths(canonical: LexborNode | None, found: re.Match[str]) -> tuple[str, ...]:
    """Return the paths on Medium, and on a domain of the blog's own."""
    own = _path(canonical) if canonical is not None else ""
    last = f"/{own.rpartition('/')[2]}" if own else ""
    return tuple(dict.fromkeys(filter(None, [own, last, f"/p/{found['id']}"])))


def _path(link: LexborNode) -> str:
    return split_url(link.attributes.get("href") or "").path


def _text(article: LexborNode, selector: str) -> str:
    found = article.css_first(selector)
    return " ".join(found.text().split()) if found is not None else ""


def _html(article: LexborNode, changes: Changes) -> str:
    """Return the text without its title, which Medium repeats in it."""
    body = article.css_first(".e-content")
    if body is None:
        return ""
    for node in body.css(f"{_TITLES}, div.section-divider, a.js-mixtapeImage, a.mixtapeImage"):
        node.decompose()
    return place_notes(settle(body.inner_html or "", changes))
