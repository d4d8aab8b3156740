"""The unit tests' database: migrated once, then copied until a migration changes.

On SQLite the copy is a file, kept for later runs; on PostgreSQL it is a database, from which the
server makes those of the other processes.
"""

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
    """Fill the tests' database from its copy, if there is one.

    Without a copy, other processes wait here until this one has called `keep_in` or ends.
    """
    lock.acquire(folder / "lock")
    if connection.vendor == "sqlite":
        with _filled_from_file(folder):
            yield
        return
    if _exists(_copy_name()):
        lock.release()
        connection.settings_dict["TEST"]["TEMPLATE"] = _copy_name()
    yield


def keep_in(folder: Path) -> None:
    """Keep a copy of the migrated database."""
    if connection.vendor == "sqlite":
        _keep_file_in(folder)
    elif not _exists(_copy_name()):
        connection.close()  # a database in use cannot be copied
        names = map(connection.ops.quote_name, (_copy_name(), connection.settings_dict["NAME"]))
        with connection._nodb_cursor() as cursor:
            cursor.execute("CREATE DATABASE {} TEMPLATE {}".format(*names))
    lock.release()


@contextmanager
def _filled_from_file(folder: Path) -> Iterator[None]:
    """Keep the tests' database open; it is gone when nothing holds it."""
    copy = folder / f"{_copy_name()}.sqlite3"
    with closing(sqlite3.connect(connection.creation._get_test_db_name(), uri=True)) as held:
        if copy.is_file():
            lock.release()
            with closing(sqlite3.connect(copy)) as stored:
                stored.backup(held)
        yield


def _keep_file_in(folder: Path) -> None:
    """Copy the database to `folder`, replacing copies of other migrations."""
    copy = folder / f"{_copy_name()}.sqlite3"
    if not copy.is_file():
        for older in folder.glob("*.sqlite3"):
            older.unlink(missing_ok=True)
        part = copy.with_suffix(f".{os.getpid()}")
        with closing(sqlite3.connect(part)) as stored:
            connection.connection.backup(stored)
        part.replace(copy)


def _exists(database: str) -> bool:
    with connection._nodb_cursor() as cursor:
        return bool(connection.creation._database_exists(cursor, database))


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


def _copy_name() -> str:
    """Return the name of the copy, by a hash of all migrations."""
    digest = hashlib.sha256()
    for config in apps.get_app_configs():
        for path in sorted(Path(config.path, "migrations").glob("*.py")):
            digest.update(path.read_bytes())
    return f"migrated-{digest.hexdigest()[:16]}"
