"""Copying all rows of a database of SQLite into an empty one of PostgreSQL, in one transaction."""

import hashlib
import json
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from django.apps import apps
from django.core.management.color import no_style
from django.db import connection, connections, models
from django.db.migrations.recorder import MigrationRecorder

from blog.people.models import Account

SOURCE = "source"  # the alias of the database that is moved
BATCH = 2000
# Made anew from the other rows, or of no use on another database.
REBUILT = {"blog_indexentry", "blog_searchword", "blog_pagechange", "blog_worker"}

Model = type[models.Model]


class CannotMove(Exception):
    """The blog cannot be moved; the message says why, for the operator."""


def open_source(file: Path) -> None:
    """Make the database in `file` the source. Raise CannotMove if it is no blog of this version."""
    if not file.is_file():
        raise CannotMove(f"There is no database {file}.")
    sqlite = {"ENGINE": "config.sqlite", "NAME": str(file), "CONN_MAX_AGE": None}
    default = connections.databases["default"]
    options = {"timeout": 20, "transaction_mode": "DEFERRED"}
    connections.databases[SOURCE] = {**default, **sqlite, "OPTIONS": options}
    ours = set(MigrationRecorder(connection).applied_migrations())
    if set(MigrationRecorder(connections[SOURCE]).applied_migrations()) != ours:
        raise CannotMove(
            f"{file} is of another version of Ibid. Start this version with it once "
            "(without DATABASE_URL), stop it, and move it then."
        )


def refuse_wrong_target() -> None:
    """Raise CannotMove unless the configured database is an empty one of PostgreSQL, in UTF-8."""
    if connection.vendor != "postgresql":
        raise CannotMove("Set DATABASE_URL to the PostgreSQL database to move to.")
    if encoding() != "UTF8":
        raise CannotMove(
            f"The database is in {encoding()}. Create it with: createdb --encoding UTF8 "
            "--template template0 --locale C.UTF-8 NAME"
        )
    if Account.objects.exists():
        raise CannotMove("There is a blog in this PostgreSQL database already.")


def encoding() -> str:
    return _asked("SHOW server_encoding")


def collation() -> str:
    """Return the collation of the database, by which it sorts text."""
    return _asked("SELECT datcollate FROM pg_database WHERE datname = current_database()")


def moved_models() -> list[Model]:
    """Return all models with a table whose rows are moved."""
    found = apps.get_models(include_auto_created=True)
    return [
        model
        for model in found
        if model._meta.managed and not model._meta.proxy and model._meta.db_table not in REBUILT
    ]


def copy_all(report: Callable[[str], None]) -> int:
    """Copy all rows, compare them, and return their number. The caller opens the transaction."""
    found = moved_models()
    with connection.cursor() as cursor:
        tables = ", ".join(f'"{model._meta.db_table}"' for model in found)
        cursor.execute(f"TRUNCATE {tables} CASCADE")
        for model in found:
            _copy(cursor, model)
        for statement in connection.ops.sequence_reset_sql(no_style(), found):
            cursor.execute(statement)
    total = 0
    for model in found:
        count, digest = digest_of(model, using=SOURCE)
        if digest_of(model, using="default") != (count, digest):
            raise CannotMove(f"The rows of {model._meta.db_table} differ after the move.")
        if count:
            report(f"{model._meta.db_table}: {count} rows, {digest[:12]}")
        total += count
    return total


def digest_of(model: Model, *, using: str) -> tuple[int, str]:
    """Return the number of rows and a digest of their values, the same on both databases."""
    digest, count = hashlib.sha256(), 0
    for row in _rows(model, using=using):
        digest.update(json.dumps(row, sort_keys=True, default=str).encode())
        count += 1
    return count, digest.hexdigest()


def _copy(cursor: Any, model: Model) -> None:
    fields = _fields(model)
    columns = ", ".join(f'"{field.column}"' for field in fields)
    with cursor.copy(f'COPY "{model._meta.db_table}" ({columns}) FROM STDIN') as copy:
        for row in _rows(model, using=SOURCE):
            copy.write_row(
                [
                    field.get_db_prep_save(value, connection)
                    for field, value in zip(fields, row, strict=True)
                ]
            )


def _rows(model: Model, *, using: str) -> Iterator[Sequence[Any]]:
    names = [field.attname for field in _fields(model)]
    every = model._base_manager.using(using)  # noqa: SLF001  whatever other managers hide
    return every.order_by("pk").values_list(*names).iterator(chunk_size=BATCH)


def _fields(model: Model) -> list[models.Field[Any, Any]]:
    return [field for field in model._meta.concrete_fields if not field.generated]


def _asked(statement: str) -> str:
    with connection.cursor() as cursor:
        cursor.execute(statement)
        return str(cursor.fetchone()[0])
