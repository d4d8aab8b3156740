#!/usr/bin/env python
"""Ibid's command line: `manage.py help` lists what it can do."""

import os
import sys
from collections.abc import Mapping

from django.core.management import execute_from_command_line
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from environs import EnvValidationError

from config.data_folder import DataFolderError

UNREADABLE = "must be a readable file path."  # as environs words it, of IBID_SECRET_KEY_FILE=…


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    try:
        execute_from_command_line(sys.argv)
    except EnvValidationError as error:
        sys.exit(f"Ibid cannot start: wrong settings in the environment: {_mistakes(error)}")
    except DataFolderError as error:
        sys.exit(f"Ibid cannot start: {error}")
    except ValueError as error:
        if not str(error).endswith(UNREADABLE):
            raise
        sys.exit(f"Ibid cannot start: {error}")
    except DatabaseError as error:
        if not (reason := _why_unusable(error)):
            raise
        sys.exit(reason)


def _why_unusable(error: DatabaseError) -> str:
    """Return a sentence if the database is not prepared or cannot be reached; "" for a bug."""
    try:
        executor = MigrationExecutor(connection)
        is_prepared = not executor.migration_plan(executor.loader.graph.leaf_nodes())
    except DatabaseError:
        return f"The database cannot be used: {str(error).strip().splitlines()[0]}"
    if is_prepared:
        return ""
    return (
        "The database has not been prepared for this version: "
        "run `make run` or `manage.py migrate` first."
    )


def _mistakes(error: EnvValidationError) -> str:
    said = error.error_messages
    if not isinstance(said, Mapping):
        return " ".join(said)
    return "; ".join(f"{name} {mistakes[0]}" for name, mistakes in said.items())


if __name__ == "__main__":
    main()
