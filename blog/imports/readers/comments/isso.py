"""isso: its database, a file of SQLite."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime

from blog.imports.readers.archives import Archive
from blog.imports.readers.comments.places import blog_of, entry_at, read_limited
from blog.imports.readers.texts.markdown import markdown_html
from blog.imports.records import (
    Comment,
    CommentState,
    ExportRefused,
    Options,
    Place,
    Record,
    Skipped,
)

_SQLITE = b"SQLite format 3\0"
_STEPS = 1_000_000  # of SQLite's virtual machine, between checks
_CHECKS = 5_000
_STATES = {1: CommentState.PUBLISHED, 2: CommentState.PENDING}
_QUERY = """
    SELECT comments.id, comments.parent, comments.created, comments.mode, comments.text,
           comments.author, comments.email, comments.website, threads.uri
    FROM comments JOIN threads ON threads.id = comments.tid ORDER BY comments.id
"""


def recognizes(archive: Archive) -> bool:
    return bool(_file(archive))


def read(archive: Archive, options: Options) -> Iterator[Record]:
    """Yield the comments. Raise ExportRefused if the database is not one of isso."""
    name = _file(archive)
    if not name:
        raise ExportRefused("There is no database of isso in the export.")
    yield blog_of("isso", options.site_url, Place(name))
    for row in _rows(read_limited(archive, name), name):
        yield _comment(row, Place(name, label=f"comment {row[0]}"))


def _file(archive: Archive) -> str:
    for name in archive.names:
        if name.endswith((".db", ".sqlite", ".sqlite3")):
            with archive.open(name) as file:
                if file.read(len(_SQLITE)) == _SQLITE:
                    return name
    return ""


def _rows(data: bytes, name: str) -> Iterator[tuple[object, ...]]:
    """Yield the rows of the comments; a query that a hostile file makes endless is stopped."""
    checks = iter(range(_CHECKS))
    with closing(sqlite3.connect(":memory:")) as connection:
        try:
            connection.deserialize(data)
            connection.execute("PRAGMA trusted_schema = OFF")
            connection.set_progress_handler(lambda: next(checks, None) is None, _STEPS)
            yield from connection.execute(_QUERY)
        except sqlite3.Error as error:
            reason = f"{name} is not a database of isso that can be read: {error}."
            raise ExportRefused(f"{reason} Nothing was imported.") from error


def _comment(row: tuple[object, ...], place: Place) -> Record:
    key, parent, created, mode, text, author, email, website, uri = row
    if not isinstance(created, int | float):
        return Skipped(place=place, what="comment", reason="It has no date.")
    return Comment(
        place=place,
        key=str(key),
        entry=entry_at(str(uri)),
        parent=str(parent or ""),
        state=_STATES.get(mode, CommentState.REJECTED)
        if isinstance(mode, int)
        else CommentState.REJECTED,
        created_at=datetime.fromtimestamp(created, UTC),
        name=str(author or ""),
        email=str(email or ""),
        url=str(website or ""),
        html=markdown_html(str(text or "")),
    )
