"""The unit tests' database on SQLite: migrated once, then copied until a migration changes."""

import fcntl
import hashlib
import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import IO

from django.apps import apps
from django.db import connection
from django.db.models import AutoField

FIRST_KEY = 17  # multiplied by the table's position


class Lock:
    """A lock that one process at a time holds."""

    def __init__(self) -> None:
        self._file: IO[str] | None = None

    def acquire(self, path: Path) -> None:
        self._file = path.open("w")
        fcntl.flock(self._file, fcntl.LOCK_EX)

    def release(self) -> None:
        if self._file:
            self._file.close()
        self._file = None


lock = Lock()


@contextmanager
def filled_from(folder: Path) -> Iterator[None]:
    """Keep the tests' database open, filled from its copy in `folder` if there is one.

    Without a copy, other processes wait here until this one has called `keep_in` or ends.
    """
    copy = _copy(folder)
    with closing(sqlite3.connect(connection.creation._get_test_db_name(), uri=True)) as held:
        lock.acquire(folder / "lock")
        if copy.is_file():
            lock.release()
            with closing(sqlite3.connect(copy)) as stored:
                stored.backup(held)
        yield


def keep_in(folder: Path) -> None:
    """Copy the migrated database to `folder`, replacing copies of other migrations."""
    copy = _copy(folder)
    if not copy.is_file():
        for older in folder.glob("*.sqlite3"):
            older.unlink(missing_ok=True)
        part = copy.with_suffix(f".{os.getpid()}")
        with closing(sqlite3.connect(part)) as stored:
            connection.connection.backup(stored)
        part.replace(copy)
    lock.release()


def space_keys() -> None:
    """Start each table's keys at a different number, so that no two rows of a test share a key."""
    models = sorted(apps.get_app_config("blog").get_models(), key=lambda model: model.__name__)
    with connection.cursor() as cursor:
        for position, model in enumerate(models, start=1):
            table, key = model._meta.db_table, model._meta.pk
            if not isinstance(key, AutoField):
                continue
            first = FIRST_KEY * position + position % 7
            if connection.vendor == "sqlite":
                cursor.execute("DELETE FROM sqlite_sequence WHERE name = %s", [table])
                cursor.execute("INSERT INTO sqlite_sequence VALUES (%s, %s)", [table, first])
            else:
                cursor.execute(
                    "SELECT setval(pg_get_serial_sequence(%s, %s), %s)", [table, key.column, first]
                )


def _copy(folder: Path) -> Path:
    """Return the path of the copy, named by a hash of all migrations."""
    digest = hashlib.sha256()
    for config in apps.get_app_configs():
        for path in sorted(Path(config.path, "migrations").glob("*.py")):
            digest.update(path.read_bytes())
    return folder / f"{digest.hexdigest()[:16]}.sqlite3"
