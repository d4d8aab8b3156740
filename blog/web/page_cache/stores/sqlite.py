"""Pages in a file of SQLite, which all processes of a host share and which survives a restart."""

import fcntl
import os
import sqlite3
import time
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import RLock
from zlib import crc32

from blog.web.page_cache.changes.feed import Position
from blog.web.page_cache.stores import StoreFailed

CLAIMS = 64  # files to lock; pages that share one wait for each other
EVICTED_AT_ONCE = 0.1  # of the space, when it is full
SCHEMA = """
CREATE TABLE IF NOT EXISTS page (
  key TEXT PRIMARY KEY, expires_at REAL, used_at REAL, size INTEGER, packed BLOB);
CREATE INDEX IF NOT EXISTS page_used ON page (used_at, size);
CREATE INDEX IF NOT EXISTS page_expires ON page (expires_at);
CREATE TABLE IF NOT EXISTS dependency (
  name TEXT, key TEXT, PRIMARY KEY (name, key)) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS dependency_key ON dependency (key);
CREATE TABLE IF NOT EXISTS state (name TEXT PRIMARY KEY, value TEXT);
"""


class SQLiteStore:
    """The pages in `folder`, for the program `edition`: another edition's pages are deleted."""

    def __init__(self, folder: Path, *, edition: str, max_bytes: int) -> None:
        self._folder = folder
        self._path = folder / "pages.sqlite3"
        self._edition = edition
        self._max_bytes = max_bytes
        self._lock = RLock()
        self._connection: sqlite3.Connection | None = None
        self._process = self._opened = 0
        self._read: set[str] = set()

    def get(self, key: str) -> bytes | None:
        with self._connected() as connection:
            row = connection.execute(
                "SELECT packed FROM page WHERE key = ? AND expires_at > ?", [key, time.time()]
            ).fetchone()
            if row:
                self._read.add(key)
            return row[0] if row else None

    def version(self) -> object:
        with self._connected() as connection:
            return self._opened, connection.execute("PRAGMA data_version").fetchone()[0]

    def position(self) -> Position | None:
        with self._connected() as connection:
            return _position(connection)

    @contextmanager
    def transaction(self) -> Iterator["KeptInSQLite"]:
        with self._connected() as connection:
            connection.execute("BEGIN IMMEDIATE")
            try:
                kept = KeptInSQLite(connection, self._max_bytes)
                kept.mark_used(self._read)
                self._read.clear()
                yield kept
                kept.save_position()
                connection.execute("COMMIT")
            except BaseException:
                connection.execute("ROLLBACK")
                raise

    @contextmanager
    def claim(self, key: str) -> Iterator[bool]:
        path = self._folder / "rendering" / f"{crc32(key.encode()) % CLAIMS}"
        try:
            path.parent.mkdir(exist_ok=True)
            file = path.open("w")
        except OSError as error:
            raise StoreFailed(str(error)) from error
        with file:
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
                is_first = True
            except BlockingIOError:
                fcntl.flock(file, fcntl.LOCK_EX)
                fcntl.flock(file, fcntl.LOCK_UN)
                is_first = False
            yield is_first

    def count(self) -> tuple[int, int]:
        with self._connected() as connection:
            row = connection.execute("SELECT count(*), coalesce(sum(size), 0) FROM page").fetchone()
            return int(row[0]), int(row[1])

    @contextmanager
    def _connected(self) -> Iterator[sqlite3.Connection]:
        """Lend the connection to one thread. A file that is damaged is replaced."""
        with self._lock:
            try:
                yield self._open()
            except sqlite3.Error as error:
                self._close(is_damaged=type(error) is sqlite3.DatabaseError)
                raise StoreFailed(str(error)) from error
            except OSError as error:
                raise StoreFailed(str(error)) from error

    def _open(self) -> sqlite3.Connection:
        """Return the connection; a process forked from this one opens another."""
        if self._connection and self._process == os.getpid():
            return self._connection
        self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        connection = sqlite3.connect(
            self._path, isolation_level=None, check_same_thread=False, timeout=5
        )
        connection.executescript("PRAGMA journal_mode=WAL; PRAGMA synchronous=OFF;" + SCHEMA)
        self._connection, self._process = connection, os.getpid()
        self._opened += 1
        if _state(connection, "edition") != self._edition:
            _begin_anew(connection, self._edition)
        return connection

    def _close(self, *, is_damaged: bool) -> None:
        if self._connection:
            self._connection.close()
            self._connection = None
        if is_damaged:
            for path in self._folder.glob("pages.sqlite3*"):
                path.unlink(missing_ok=True)


class KeptInSQLite:
    """The pages inside a transaction that has the write lock."""

    def __init__(self, connection: sqlite3.Connection, max_bytes: int) -> None:
        self.position = _position(connection)
        self._connection = connection
        self._max_bytes = max_bytes

    def put(
        self, key: str, packed: bytes, *, names: Collection[str], expires_at: float
    ) -> list[str]:
        self._delete([key])
        self._connection.execute(
            "INSERT INTO page (key, expires_at, used_at, size, packed) VALUES (?, ?, ?, ?, ?)",
            [key, expires_at, time.time(), len(packed), packed],
        )
        self._connection.executemany(
            "INSERT INTO dependency (name, key) VALUES (?, ?)", [(name, key) for name in names]
        )
        return self._evict()

    def purge(self, names: Collection[str]) -> list[str]:
        keys = {
            key
            for name in names
            for (key,) in self._connection.execute(
                "SELECT key FROM dependency WHERE name = ?", [name]
            )
        }
        return self._delete(keys)

    def clear(self) -> list[str]:
        return self._delete([key for (key,) in self._connection.execute("SELECT key FROM page")])

    def delete_expired(self, now: float) -> list[str]:
        expired = self._connection.execute("SELECT key FROM page WHERE expires_at <= ?", [now])
        return self._delete([key for (key,) in expired])

    def has(self, key: str) -> bool:
        found = self._connection.execute("SELECT 1 FROM page WHERE key = ?", [key])
        return found.fetchone() is not None

    def mark_used(self, keys: Collection[str]) -> None:
        now = time.time()
        self._connection.executemany(
            "UPDATE page SET used_at = ? WHERE key = ?", [(now, key) for key in keys]
        )

    def save_position(self) -> None:
        if self.position is not None:
            _set_state(self._connection, "position", self.position.dump())

    def _delete(self, keys: Collection[str]) -> list[str]:
        for table in ("page", "dependency"):
            self._connection.executemany(
                f"DELETE FROM {table} WHERE key = ?",
                [(key,) for key in keys],
            )
        return list(keys)

    def _evict(self) -> list[str]:
        """Delete the pages that were read longest ago if there is more than fits."""
        total = self._connection.execute("SELECT sum(size) FROM page").fetchone()[0]
        if total <= self._max_bytes:
            return []
        surplus = total - self._max_bytes * (1 - EVICTED_AT_ONCE)
        keys = []
        for key, size in self._connection.execute("SELECT key, size FROM page ORDER BY used_at"):
            if surplus <= 0:
                break
            keys.append(key)
            surplus -= size
        return self._delete(keys)


def _position(connection: sqlite3.Connection) -> Position | None:
    dumped = _state(connection, "position")
    return Position.load(dumped) if dumped else None


def _state(connection: sqlite3.Connection, name: str) -> str:
    row = connection.execute("SELECT value FROM state WHERE name = ?", [name]).fetchone()
    return str(row[0]) if row else ""


def _set_state(connection: sqlite3.Connection, name: str, value: str) -> None:
    connection.execute("INSERT OR REPLACE INTO state VALUES (?, ?)", [name, value])


def _begin_anew(connection: sqlite3.Connection, edition: str) -> None:
    connection.execute("BEGIN IMMEDIATE")
    for table in ("page", "dependency", "state"):
        connection.execute(f"DELETE FROM {table}")
    _set_state(connection, "edition", edition)
    connection.execute("COMMIT")
