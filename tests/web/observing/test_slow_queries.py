"""A slow statement is logged without the values in it."""

import pytest
from django.db import connection

from blog.web.observing.slow_queries import log_if_slow

pytestmark = pytest.mark.django_db


def ask() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT %s", ["a reader's secret"])


def test_a_slow_statement_is_logged_without_its_values(settings, caplog):
    settings.SLOW_QUERY_MS = 0
    ask()
    assert [made.getMessage() for made in caplog.records] == ["Slow query: SELECT %s"]
    assert caplog.records[0].ms >= 0


def test_others_are_not(settings, caplog):
    settings.SLOW_QUERY_MS = 60_000
    ask()
    assert caplog.records == []


def test_every_connection_is_watched_once():
    assert connection.execute_wrappers.count(log_if_slow) == 1
