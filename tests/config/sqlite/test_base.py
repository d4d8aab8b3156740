"""What a locked database does to those who only read."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.db import connections

from config.sqlite.base import DatabaseWrapper

ALIAS = "locked"


@pytest.fixture
def locked(tmp_path: Path) -> Iterator[DatabaseWrapper]:
    """A new connection to a database file that another connection is writing to."""
    path = tmp_path / "db.sqlite3"
    options = {"transaction_mode": "IMMEDIATE", "timeout": 0}
    defaults = connections.settings["default"]
    connection = DatabaseWrapper({**defaults, "NAME": str(path), "OPTIONS": options}, ALIAS)
    connections[ALIAS] = connection
    writer = sqlite3.connect(path, isolation_level=None)
    writer.execute("BEGIN IMMEDIATE")
    yield connection
    writer.close()
    connection.close()
    del connections[ALIAS]


@pytest.mark.django_db(databases=[])
def test_a_new_connection_knows_json_while_another_holds_the_write_lock(locked):
    assert locked.features.supports_json_field
