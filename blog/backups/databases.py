"""Copying the database while it is in use, and loading a copy: SQLite's backup, pg_dump."""

import os
import shutil
import sqlite3
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from django.db import DatabaseError, connection, transaction
from django.utils.crypto import get_random_string

from blog.backups.manifests import BackupError, copy_durably

FILES = {"sqlite": "database.sqlite3", "postgresql": "database.dump"}
# The keys of open sessions: whoever found a backup could act as the people logged in.
SECRET_TABLES = ("blog_loginsession",)
_RESTORE = ("--no-owner", "--no-privileges", "--single-transaction", "--exit-on-error")


def copy_to(folder: Path) -> Mapping[str, int]:
    """Copy the database to a file in `folder`; return the number of rows in each table."""
    file = folder / FILES[connection.vendor]
    if connection.vendor == "postgresql":
        return _dump(file)
    connection.ensure_connection()
    with closing(sqlite3.connect(file)) as copy:
        connection.connection.backup(copy)
        copy.execute("PRAGMA secure_delete = ON")
        for table in SECRET_TABLES:
            copy.execute(f"DELETE FROM {table}")  # noqa: S608  a name of our own
        copy.commit()
        copy.execute("PRAGMA journal_mode = DELETE")
        return _rows(copy.cursor())


def is_empty() -> bool:
    """Return whether the configured database has no tables."""
    return not connection.introspection.table_names()


def load(file: Path) -> None:
    """Load the copy into the configured database, which has no tables; all of it or nothing."""
    name = connection.settings_dict["NAME"]
    connection.close()
    if connection.vendor == "postgresql":
        _run("pg_restore", *_RESTORE, "--dbname", name, str(file))
        return
    copy_durably(file, Path(name))


def forget_secret_key() -> None:
    """Let the next start take any secret key, since no backup has one."""
    if "blog_installation" in connection.introspection.table_names():
        with connection.cursor() as cursor:
            cursor.execute("UPDATE blog_installation SET key_fingerprint = ''")


@contextmanager
def loaded_aside(file: Path) -> Iterator[Mapping[str, int]]:
    """Load the copy into a database of its own; yield its rows by table; delete it again.

    Raise BackupError if it cannot be loaded.
    """
    if connection.vendor == "postgresql":
        with _scratch_database(file) as cursor:
            yield _rows(cursor)
        return
    with TemporaryDirectory() as folder:
        copied = Path(shutil.copyfile(file, Path(folder) / file.name))
        with closing(sqlite3.connect(copied)) as copy:
            _refuse_damaged(copy)
            yield _rows(copy.cursor())


def _dump(file: Path) -> Mapping[str, int]:
    """Dump the database as it is in one transaction, in which the rows are counted, too."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        cursor.execute("SELECT pg_export_snapshot()")
        snapshot = cursor.fetchone()[0]
        name = connection.settings_dict["NAME"]
        hidden = [f"--exclude-table-data={table}" for table in SECRET_TABLES]
        snapshot = f"--snapshot={snapshot}"
        _run("pg_dump", "-Fc", "--no-owner", snapshot, *hidden, "-f", str(file), name)
        return {**_rows(cursor), **dict.fromkeys(SECRET_TABLES, 0)}


def _rows(cursor: Any) -> Mapping[str, int]:
    """Return the number of rows in each table of the models, as the cursor sees them."""
    rows = {}
    for table in sorted(connection.introspection.django_table_names()):
        cursor.execute(f'SELECT count(*) FROM "{table}"')  # noqa: S608  a name of our own
        rows[table] = cursor.fetchone()[0]
    return rows


def _refuse_damaged(copy: sqlite3.Connection) -> None:
    try:
        problem = copy.execute("PRAGMA integrity_check").fetchone()[0]
    except sqlite3.DatabaseError as error:
        problem = str(error)
    if problem != "ok":
        raise BackupError(f"The copy of the database is damaged: {problem}")


@contextmanager
def _scratch_database(file: Path) -> Iterator[Any]:
    """Yield a cursor on a database of its own that the copy was loaded into."""
    name = f"ibid_verify_{get_random_string(12).lower()}"
    with connection._nodb_cursor() as server:  # noqa: SLF001  a public way is missing
        try:
            server.execute(f'CREATE DATABASE "{name}"')
        except DatabaseError as error:
            raise BackupError(f"A backup is verified in a database of its own: {error}") from error
        try:
            _run("pg_restore", *_RESTORE, "--dbname", name, str(file))
            aside = connection.copy("verify")
            aside.settings_dict = {**connection.settings_dict, "NAME": name}
            with closing(aside), aside.cursor() as cursor:
                yield cursor
        finally:
            server.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')


def _run(program: str, *arguments: str) -> None:
    """Run a program of PostgreSQL. Raise BackupError if it is missing or fails."""
    path = shutil.which(program)
    if path is None:
        raise BackupError(f"{program} is not installed. It comes with PostgreSQL's client.")
    names = {"HOST": "PGHOST", "PORT": "PGPORT", "USER": "PGUSER", "PASSWORD": "PGPASSWORD"}
    login = {names[key]: str(connection.settings_dict[key] or "") for key in names}
    environment = {**os.environ, **{name: value for name, value in login.items() if value}}
    done = subprocess.run(
        [path, *arguments], env=environment, capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise BackupError(f"{program} failed: {done.stderr.strip()[:500]}")
