"""Disqus: the XML file that it exports."""

from collections.abc import Iterator
from typing import Any

from blog.imports.readers.archives import Archive, begins_with
from blog.imports.readers.comments.places import blog_of, entry_at
from blog.imports.readers.dates import read_date
from blog.imports.readers.xml import XmlStream, name_of, text_of
from blog.imports.records import (
    Comment,
    CommentState,
    ExportRefused,
    Options,
    Place,
    Problem,
    Record,
    Skipped,
)

Element = Any  # lxml carries no types


def recognizes(archive: Archive) -> bool:
    return bool(_file(archive))


def read(archive: Archive, options: Options) -> Iterator[Record]:
    """Yield the comments; their threads come before them in the file."""
    name = _file(archive)
    if not name:
        raise ExportRefused("There is no XML file of Disqus in the export.")
    yield blog_of("disqus", options.site_url, Place(name))
    threads: dict[str, str] = {}
    with archive.open(name) as file:
        stream = XmlStream(file)
        for element in stream.children():
            kind = name_of(element)
            if kind == "thread":
                threads[_id(element)] = entry_at(text_of(element, "link"))
            elif kind == "post":
                yield _comment(element, threads, Place(name, element.sourceline or 0))
        for line, message in stream.problems():
            yield Problem(place=Place(name, line), message=message)


def _file(archive: Archive) -> str:
    names = [name for name in archive.names if name.lower().endswith(".xml")]
    return next((name for name in names if "<disqus" in begins_with(archive, name)), "")


def _comment(element: Element, threads: dict[str, str], place: Place) -> Record:
    author = _child(element, "author")
    entry = threads.get(_id(_child(element, "thread")), "")
    created_at = read_date(text_of(element, "createdAt"))
    if created_at is None or not entry:
        reason = "It has no date." if entry else "Its thread is not in the export."
        return Skipped(place=place, what="comment", reason=reason)
    return Comment(
        place=place,
        key=_id(element),
        entry=entry,
        parent=_id(_child(element, "parent")),
        state=_state(element),
        created_at=created_at,
        name=_text(author, "name"),
        email=_text(author, "email"),
        html=text_of(element, "message"),
    )


def _state(element: Element) -> CommentState:
    if text_of(element, "isSpam") == "true":
        return CommentState.SPAM
    is_deleted = text_of(element, "isDeleted") == "true"
    return CommentState.REJECTED if is_deleted else CommentState.PUBLISHED


def _child(element: Element, name: str) -> Element | None:
    return next((child for child in element if name_of(child) == name), None)


def _text(element: Element | None, name: str) -> str:
    return text_of(element, name) if element is not None else ""


def _id(element: Element | None) -> str:
    """Return the attribute `dsq:id`, whatever its prefix."""
    attributes = element.attrib.items() if element is not None else ()
    return next((value for name, value in attributes if name.endswith(("}id", ":id"))), "")
