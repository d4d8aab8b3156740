"""Commento: its export, JSON that is mostly compressed."""

import json
import re
from collections.abc import Iterator
from typing import Any

from blog.imports.readers.archives import Archive
from blog.imports.readers.comments.places import begins_plain, blog_of, entry_at, read_limited
from blog.imports.readers.dates import read_date
from blog.imports.records import (
    Comment,
    CommentState,
    ExportRefused,
    Options,
    Place,
    Record,
    Skipped,
)

_START = re.compile(r'\s*\{\s*"version":\s*\d+,\s*"(comments|commenters)":\s*\[\s*(\{|\])')
_OWN = re.compile(r'"comment(?:er)?Hex"|"comments":\s*\[\s*\]')
_STATES = {
    "approved": CommentState.PUBLISHED,
    "unapproved": CommentState.PENDING,
    "flagged": CommentState.PENDING,
}
_ROOT = {"root", ""}


def recognizes(archive: Archive) -> bool:
    return bool(_file(archive))


def read(archive: Archive, options: Options) -> Iterator[Record]:
    """Yield the comments. Raise ExportRefused if the file is damaged."""
    name = _file(archive)
    if not name:
        raise ExportRefused("There is no export of Commento.")
    yield blog_of("commento", options.site_url, Place(name))
    try:
        export = json.loads(read_limited(archive, name))
    except (ValueError, RecursionError) as error:
        raise ExportRefused(f"{name} is damaged: {error}. Nothing was imported.") from error
    people = {str(row.get("commenterHex")): row for row in _rows(export, "commenters")}
    for number, row in enumerate(_rows(export, "comments"), start=1):
        yield _comment(row, people, Place(name, label=f"comment {number:,}"))


def _file(archive: Archive) -> str:
    names = [name for name in archive.names if name.endswith((".gz", ".json"))]
    starts = ((name, begins_plain(archive, name)) for name in names)
    return next((name for name, start in starts if _START.match(start) and _OWN.search(start)), "")


def _rows(export: Any, name: str) -> list[dict[str, Any]]:
    rows = export.get(name) if isinstance(export, dict) else None
    return [row for row in rows if isinstance(row, dict)] if isinstance(rows, list) else []


def _comment(row: dict[str, Any], people: dict[str, dict[str, Any]], place: Place) -> Record:
    person = people.get(str(row.get("commenterHex")), {})
    created_at = read_date(str(row.get("creationDate", "")))
    if created_at is None:
        return Skipped(place=place, what="comment", reason="It has no date.")
    parent = str(row.get("parentHex") or "")
    state = _STATES.get(str(row.get("state")), CommentState.REJECTED)
    link = str(person.get("link") or "")
    return Comment(
        place=place,
        key=str(row.get("commentHex", "")),
        entry=entry_at(str(row.get("url") or row.get("path") or "")),
        parent="" if parent in _ROOT else parent,
        state=CommentState.REJECTED if row.get("deleted") else state,
        created_at=created_at,
        name=str(person.get("name") or ""),
        email=str(person.get("email") or ""),
        url=link if link.startswith("http") else "",
        html=str(row.get("html") or row.get("markdown") or ""),
    )
