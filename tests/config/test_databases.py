"""Connections to the database: kept, pooled, bounded in time."""

import pytest
from django.db import connection

from config.databases import (
    SQLITE_OPTIONS,
    WEB_LIMITS,
    configured,
    is_readable,
    limit_waits,
    missing_folder,
)

POSTGRESQL = {"ENGINE": "django.db.backends.postgresql", "NAME": "ibid"}


def test_connections_to_sqlite_are_kept():
    database = configured({"ENGINE": "django.db.backends.sqlite3", "NAME": "db.sqlite3"})

    assert database == {
        "ENGINE": "config.sqlite",
        "NAME": "db.sqlite3",
        "CONN_MAX_AGE": None,
        "OPTIONS": SQLITE_OPTIONS,
    }


def test_connections_to_postgresql_are_kept_and_checked():
    kept = {"CONN_MAX_AGE": 60, "CONN_HEALTH_CHECKS": True, "OPTIONS": {}}
    assert configured(POSTGRESQL) == POSTGRESQL | kept


def test_the_url_says_how_long_connections_are_kept():
    options = {"conn_max_age": 5, "sslmode": "require"}
    database = configured({**POSTGRESQL, "OPTIONS": options})

    assert database["CONN_MAX_AGE"] == 5
    assert database["OPTIONS"] == {"sslmode": "require"}


def test_pooled_connections_are_given_back_after_each_request():
    database = configured({**POSTGRESQL, "OPTIONS": {"pool": 4}})

    assert database["CONN_MAX_AGE"] == 0
    assert database["OPTIONS"] == {"pool": {"min_size": 1, "max_size": 4, "timeout": 10}}


def test_only_the_web_server_bounds_statements():
    database = configured(POSTGRESQL)
    limit_waits(database)
    assert database["OPTIONS"] == {"options": WEB_LIMITS}


def test_options_in_the_url_replace_the_limits():
    database = configured({**POSTGRESQL, "OPTIONS": {"options": "-c lock_timeout=1s"}})
    limit_waits(database)
    assert database["OPTIONS"] == {"options": "-c lock_timeout=1s"}


def test_sqlite_has_no_such_limits():
    database = configured({"ENGINE": "django.db.backends.sqlite3", "NAME": "db.sqlite3"})
    limit_waits(database)
    assert database["OPTIONS"] == SQLITE_OPTIONS


def test_postgresql_understands_the_settings(db):
    """A pooled connection with the limits answers."""
    if connection.vendor != "postgresql":
        return
    database = configured({**connection.settings_dict, "OPTIONS": {"pool": 2}})
    limit_waits(database)
    pooled = connection.copy("pooled")
    pooled.settings_dict = database
    try:
        with pooled.cursor() as cursor:
            cursor.execute("SHOW lock_timeout")
            assert cursor.fetchone() == ("5s",)
    finally:
        pooled.close()
        pooled.close_pool()


@pytest.mark.parametrize(
    ("url", "readable"),
    [
        ("sqlite:////srv/db.sqlite3", True),
        ("sqlite://:memory:", True),
        ("postgres://ibid:pass@host:5432/ibid", True),
        ("postgres:///ibid?host=/run/postgresql", True),
        ("postgres://ibid:a%23b@host/ibid", True),
        ("postgres://ibid:a#b@host/ibid", False),
        ("postgres://ibid@host:port/ibid", False),
        ("postgres://ibid@host/", False),
        ("postgres://[host/ibid", False),
    ],
)
def test_a_url_that_names_no_host_port_or_database_is_unreadable(url, readable):
    assert is_readable(url) is readable


def test_the_file_of_sqlite_may_be_new_but_not_its_folder(tmp_path):
    assert missing_folder(f"sqlite:///{tmp_path}/db.sqlite3") is None
    assert missing_folder(f"sqlite:///{tmp_path}/none/db.sqlite3") == tmp_path / "none"
    assert missing_folder("sqlite://:memory:") is None
    assert missing_folder("sqlite://") is None
    assert missing_folder("postgres://host/none/x") is None
