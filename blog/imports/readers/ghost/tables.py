"""The tables in a Ghost export: rows by name, whatever version wrote them."""

import json
from collections import defaultdict
from typing import Any

from blog.imports.readers.archives import Archive
from blog.imports.records import ExportRefused

MAX_BYTES = 128_000_000
Row = dict[str, Any]
TOO_LARGE = (
    "{name} has more than {size} MB. A Ghost export has no pictures in it: it is only this large"
    " with very many members. Nothing was imported."
)
NOT_JSON = "{name} is not JSON that can be read: {reason}. Nothing was imported."
NOT_GHOST = "{name} has no posts of Ghost in it. Nothing was imported."


class Tables:
    """The rows of an export. A row is a mapping; anything else in a table is ignored."""

    def __init__(self, tables: dict[str, Any]) -> None:
        self._tables = tables

    def rows(self, name: str) -> list[Row]:
        found = self._tables.get(name)
        return [row for row in found if isinstance(row, dict)] if isinstance(found, list) else []

    def by_id(self, name: str) -> dict[str, Row]:
        return {text(row, "id"): row for row in self.rows(name)}

    def related(self, name: str, other: str) -> dict[str, list[str]]:
        """Return the IDs of what each post has, in order, from a table such as posts_tags."""
        found: defaultdict[str, list[str]] = defaultdict(list)
        for row in sorted(self.rows(name), key=_order):
            found[text(row, "post_id")].append(text(row, other))
        return found

    def settings(self) -> dict[str, str]:
        return {text(row, "key"): text(row, "value") for row in self.rows("settings")}


def read_tables(archive: Archive, name: str) -> Tables:
    """Return the tables of the file. Raise ExportRefused."""
    with archive.open(name) as file:
        data = file.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        raise ExportRefused(TOO_LARGE.format(name=name, size=MAX_BYTES // 1_000_000))
    try:
        export = json.loads(data.decode("utf-8-sig", errors="replace").replace("\0", ""))
    except (ValueError, RecursionError) as error:
        reason = "it is nested too deeply" if isinstance(error, RecursionError) else str(error)
        raise ExportRefused(NOT_JSON.format(name=name, reason=reason)) from error
    tables = _data_of(export)
    if not isinstance(tables, dict) or "posts" not in tables:
        raise ExportRefused(NOT_GHOST.format(name=name))
    return Tables(tables)


def _data_of(export: Any) -> Any:
    """Return the tables: in "db", a list, or at the top, in exports by other programs."""
    database = export.get("db") if isinstance(export, dict) else None
    if isinstance(database, list) and database:
        export = database[0]
    return export.get("data", export) if isinstance(export, dict) else None


def text(row: Row, *names: str) -> str:
    """Return the first of these values that is a text or a number and not empty, as text."""
    values = (row.get(name) for name in names)
    return next((str(value) for value in values if value and isinstance(value, str | int)), "")


def _order(row: Row) -> int:
    order = row.get("sort_order")
    return order if isinstance(order, int) else 0
