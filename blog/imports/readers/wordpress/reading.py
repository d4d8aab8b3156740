"""Reading a WXR file: once for what its texts name, once for its records."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from blog.imports.readers.archives import Archive, begins_with
from blog.imports.readers.texts.plain import plain_text
from blog.imports.readers.wordpress.fields import Element, Fields, name_of
from blog.imports.readers.wordpress.index import Index
from blog.imports.readers.wordpress.items import Reading, records_of
from blog.imports.readers.wordpress.lists import (
    redirects_of_authors,
    redirects_of_feeds,
    redirects_of_terms,
)
from blog.imports.readers.xml import XmlStream
from blog.imports.records import Author, Blog, ExportRefused, Options, Place, Problem, Record

_WXR = re.compile(r"<rss\b.*?(wordpress\.org/export/|<wp:)", re.DOTALL)
_ITEM_DEPTH = 2
NO_VERSION = "The file does not say which version of WordPress’s format it has; it was read as 1.2."
EMPTY = "The file has no posts or pages of WordPress that can be read."
SEVERAL = (
    "This export contains several files of WordPress: {names}. Nothing was imported. Import each"
    " of them."
)


@dataclass
class _Header:
    """What the file says besides its items."""

    index: Index = field(default_factory=Index)
    blog: dict[str, str] = field(default_factory=dict)
    authors: dict[str, Author] = field(default_factory=dict)  # by login
    logins: dict[str, str] = field(default_factory=dict)  # by ID
    terms: list[tuple[str, Fields]] = field(default_factory=list)
    writers: set[str] = field(default_factory=set)
    problems: list[tuple[int, str]] = field(default_factory=list)
    items: int = 0


def recognizes(archive: Archive) -> bool:
    """Return whether the archive contains a WXR file."""
    return bool(_files(archive))


def read(archive: Archive, options: Options) -> Iterator[Record]:
    """Yield the records of the blog. Raise ExportRefused."""
    names = _files(archive)
    if len(names) != 1:
        raise ExportRefused(SEVERAL.format(names=", ".join(names)) if names else EMPTY)
    header = _read_header(archive, names[0])
    place = Place(names[0])
    yield _blog(header.blog, options, place)
    for line, message in header.problems:
        yield Problem(place=Place(names[0], line), message=message)
    for login in sorted(header.writers):
        yield header.authors.get(login) or Author(place=place, key=login, name=login)
    yield from redirects_of_terms(header.terms, place)
    by_id = {id: login for id, login in header.logins.items() if login in header.writers}
    yield from redirects_of_authors(by_id, place)
    yield from redirects_of_feeds(place)
    reading = Reading(names[0], header.index, by_id)
    with archive.open(names[0]) as file:
        for element in XmlStream(file).children(depth=_ITEM_DEPTH):
            if name_of(element) == "item":
                yield from records_of(Fields(element), reading)


def _files(archive: Archive) -> list[str]:
    found = [
        name for name in archive.names if PurePosixPath(name).suffix.lower() in {".xml", ".wxr"}
    ]
    return [name for name in found if _WXR.search(begins_with(archive, name, size=16_000))]


def _read_header(archive: Archive, name: str) -> _Header:
    header = _Header()
    with archive.open(name) as file:
        stream = XmlStream(file)
        for element in stream.children(depth=_ITEM_DEPTH):
            _read_element(name_of(element), element, header, name)
        header.problems = list(stream.problems())
    if "version" not in header.blog:
        header.problems.append((0, NO_VERSION))
    if not header.items:
        header.problems.append((0, EMPTY))
    return header


def _read_element(kind: str, element: Element, header: _Header, file: str) -> None:
    fields = Fields(element)
    text = " ".join("".join(element.itertext()).split())
    if kind == "item":
        header.items += 1
        header.index.add(fields)
        if fields.short("wp:post_type") in {"", "post", "page"}:
            header.writers.update(filter(None, [fields.short("dc:creator")]))
    elif kind == "wp:author":
        _read_author(fields, header, file)
    elif kind in {"wp:category", "wp:tag"}:
        header.terms.append((kind, fields))
    elif kind in _BLOG:
        header.blog.setdefault(_BLOG[kind], text)


_BLOG = {
    "title": "name",
    "description": "description",
    "link": "link",
    "wp:base_blog_url": "url",
    "language": "language",
    "wp:wxr_version": "version",
}


def _read_author(fields: Fields, header: _Header, file: str) -> None:
    login = fields.short("wp:author_login")
    first, last = fields.short("wp:author_first_name"), fields.short("wp:author_last_name")
    name = fields.short("wp:author_display_name") or f"{first} {last}".strip() or login
    header.authors[login] = Author(
        place=Place(file, label=f"author {login}"),
        key=login,
        name=plain_text(name),
        email=fields.short("wp:author_email"),
    )
    header.logins[fields.short("wp:author_id")] = login


def _blog(found: Mapping[str, str], options: Options, place: Place) -> Blog:
    url = options.site_url or found.get("url") or found.get("link", "")
    return Blog(
        place=place,
        key=re.sub(r"^https?://(www\.)?", "", url).strip("/").lower(),
        name=plain_text(found.get("name", "")),
        description=plain_text(found.get("description", "")),
        url=url,
        language=found.get("language", ""),
    )
