"""Reading the log of changes from a position on, without missing a transaction.

On SQLite, which has one writer, keys grow in the order of commits, and the counter `data_version`
shows for a microsecond's work whether anything was committed. On PostgreSQL, a row can appear
after others with larger keys; a position there names the oldest transaction that was still open.
"""

import json
import os
import sqlite3
import time
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from threading import Lock
from typing import Protocol

from django.db import connection

from blog.web.page_cache.changes.models import PageChange

LOG = PageChange._meta.db_table
MAX_LOGGED = 100_000  # older rows are deleted; a reader that missed some starts anew


@dataclass(frozen=True)
class Position:
    """How far a reader of the log has come.

    `last` is the largest key it has read. Rows of transactions from `horizon` on may still appear;
    `seen` are those that already did.
    """

    last: int = 0
    horizon: int = 0
    seen: frozenset[int] = field(default=frozenset())

    def dump(self) -> str:
        return json.dumps([self.last, self.horizon, sorted(self.seen)])

    @classmethod
    def load(cls, text: str) -> "Position":
        last, horizon, seen = json.loads(text)
        return cls(last, horizon, frozenset(seen))


@dataclass(frozen=True)
class Changes:
    """The names of changes since a position, and the position after them.

    `are_complete` is false if some are no longer in the log, or it is another database's.
    """

    names: frozenset[str]
    position: Position
    are_complete: bool = True


class Feed(Protocol):
    """A reader of the log."""

    def has_news(self) -> bool:
        """Return whether anything may have been committed since the last call."""
        ...

    def since(self, position: Position) -> Changes: ...


class SQLiteFeed:
    """The log in a file of SQLite, read on a connection of its own, which every thread uses."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._lock = Lock()
        self._connection: sqlite3.Connection | None = None
        self._process = 0
        self._version = -1

    def has_news(self) -> bool:
        with self._lock:
            version: int = self._open().execute("PRAGMA data_version").fetchone()[0]
            has_news, self._version = version != self._version, version
            return has_news

    def since(self, position: Position) -> Changes:
        with self._lock:
            rows = self._open().execute(
                f"SELECT id, name FROM {LOG} WHERE id >= ? ORDER BY id",
                [position.last],
            )
            return _changes(position, rows.fetchall())

    def _open(self) -> sqlite3.Connection:
        """Return the connection; a process forked from this one opens another."""
        if self._connection is None or self._process != os.getpid():
            uri = f"{self._path.as_uri()}?mode=ro"
            self._connection = sqlite3.connect(
                uri, uri=True, isolation_level=None, check_same_thread=False, timeout=5
            )
            self._process = os.getpid()
        return self._connection


class DjangoFeed:
    """The log in the database of Django's connection; each thread has its own.

    It is asked at most every `seconds`: other hosts' changes are seen that much later.
    """

    def __init__(self, *, seconds: float = 0) -> None:
        self._seconds = seconds
        self._next_at = 0.0

    def has_news(self) -> bool:
        now = time.monotonic()
        if now < self._next_at:
            return False
        self._next_at = now + self._seconds
        return True

    def since(self, position: Position) -> Changes:
        if connection.vendor == "postgresql":
            return self._since_in_postgresql(position)
        with closing(connection.cursor()) as cursor:
            cursor.execute(
                f"SELECT id, name FROM {LOG} WHERE id >= %s ORDER BY id",
                [position.last],
            )
            return _changes(position, cursor.fetchall())

    def _since_in_postgresql(self, position: Position) -> Changes:
        """Read the rows and the oldest open transaction in one statement, thus one snapshot."""
        with closing(connection.cursor()) as cursor:
            cursor.execute(
                "SELECT pg_snapshot_xmin(pg_current_snapshot())::text::bigint,"
                f" (SELECT min(id) FROM {LOG}), id, transaction_id, name"
                f" FROM (SELECT 1) AS always LEFT JOIN {LOG} ON transaction_id >= %s",
                [position.horizon],
            )
            rows = cursor.fetchall()
        horizon, first = rows[0][:2]
        found = [row[2:] for row in rows if row[2] is not None]
        names = frozenset(name for pk, _id, name in found if pk not in position.seen)
        last = max([position.last, *(pk for pk, _id, _name in found)])
        seen = frozenset(pk for pk, transaction, _name in found if transaction >= horizon)
        are_complete = bool(position.horizon) and (first is None or first <= position.last + 1)
        return Changes(names, Position(last, horizon, seen), are_complete)


def _changes(position: Position, rows: list[tuple[int, str]]) -> Changes:
    """Return the changes after `position`, whose own row is the first unless the log began anew."""
    if not position.last:
        return Changes(frozenset(name for _pk, name in rows), Position(_last(rows)))
    is_there = bool(rows) and rows[0][0] == position.last
    names = frozenset(name for _pk, name in rows[1:]) if is_there else frozenset()
    return Changes(names, Position(_last(rows)), are_complete=is_there)


def _last(rows: list[tuple[int, str]]) -> int:
    return rows[-1][0] if rows else 0


def delete_old_changes() -> int:
    """Delete all but the latest rows of the log; return their number."""
    newest = PageChange.objects.order_by("-pk").values_list("pk", flat=True).first() or 0
    return PageChange.objects.filter(pk__lte=newest - MAX_LOGGED).delete()[0]
