"""remark42: its backup, JSON in lines, mostly compressed."""

import json
import re
from collections.abc import Iterator
from typing import Any

from blog.imports.readers.archives import Archive
from blog.imports.readers.comments.places import begins_plain, blog_of, entry_at, open_plain
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

MAX_LINE = 4_000_000
_HEAD = re.compile(r'\s*\{"version":\s*\d+,\s*"(users|posts)"')
_LINE = re.compile(r'\s*\{"id":.*"locator":', re.DOTALL)


def recognizes(archive: Archive) -> bool:
    return bool(_file(archive))


def read(archive: Archive, options: Options) -> Iterator[Record]:
    """Yield the comments. Raise ExportRefused if the file is damaged."""
    name = _file(archive)
    if not name:
        raise ExportRefused("There is no backup of remark42 in the export.")
    yield blog_of("remark42", options.site_url, Place(name))
    try:
        with open_plain(archive, name) as file:
            number = 0
            while line := file.readline(MAX_LINE + 1):
                number += 1
                yield from _records(line, Place(name, number))
    except (OSError, EOFError) as error:
        raise ExportRefused(f"{name} is damaged: {error}. Nothing was imported.") from error


def _file(archive: Archive) -> str:
    names = [name for name in archive.names if name.endswith((".gz", ".json", ".backup"))]
    starts = ((name, begins_plain(archive, name)) for name in names)
    return next((name for name, start in starts if _HEAD.match(start) or _LINE.match(start)), "")


def _records(line: bytes, place: Place) -> Iterator[Record]:
    if len(line) > MAX_LINE:
        raise ExportRefused(f"{place} is longer than {MAX_LINE:,} bytes. Nothing was imported.")
    try:
        row = json.loads(line)
    except (ValueError, RecursionError):
        if line.strip():
            yield Skipped(place=place, what="line", reason="It is damaged and cannot be read.")
        return
    if isinstance(row, dict) and isinstance(row.get("locator"), dict):
        yield _comment(row, place)


def _comment(row: dict[str, Any], place: Place) -> Record:
    user = row.get("user") if isinstance(row.get("user"), dict) else {}
    created_at = read_date(str(row.get("time", "")))
    if created_at is None:
        return Skipped(place=place, what="comment", reason="It has no date.")
    is_deleted = bool(row.get("delete") or row.get("deleted"))
    return Comment(
        place=place,
        key=str(row.get("id", "")),
        entry=entry_at(str(row["locator"].get("url", ""))),
        parent=str(row.get("pid") or ""),
        state=CommentState.REJECTED if is_deleted else CommentState.PUBLISHED,
        created_at=created_at,
        name=str(user.get("name", "")) if user else "",
        html=str(row.get("text", "")),
    )
