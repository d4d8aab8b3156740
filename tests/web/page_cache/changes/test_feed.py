"""Reading the log of changes."""

import sqlite3

import pytest
from django.db import connection

from blog.web.page_cache.changes import feed
from blog.web.page_cache.changes.feed import DjangoFeed, Position, SQLiteFeed, delete_old_changes
from blog.web.page_cache.changes.models import PageChange

pytestmark = pytest.mark.django_db


def log(*names: str) -> None:
    for name in names:
        PageChange.objects.create(name=name, transaction_id=_transaction())


def _transaction() -> int:
    if connection.vendor != "postgresql":
        return 0
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_current_xact_id()::text::bigint")
        return cursor.fetchone()[0]


def test_changes_are_read_once():
    reader = DjangoFeed()
    start = reader.since(Position()).position
    log("a", "b")
    first = reader.since(start)
    log("c")
    second = reader.since(first.position)
    assert first.names == {"a", "b"}
    assert second.names == {"c"}
    assert second.are_complete
    assert not reader.since(second.position).names


def test_a_position_survives_being_stored():
    position = Position(7, 9, frozenset({3, 7}))
    assert Position.load(position.dump()) == position


def test_a_log_that_no_longer_reaches_back_is_incomplete(monkeypatch):
    monkeypatch.setattr(feed, "MAX_LOGGED", 1)
    reader = DjangoFeed()
    log("a")
    position = reader.since(Position()).position
    log("b", "c", "d")
    assert delete_old_changes() == 3
    assert not reader.since(position).are_complete


def test_the_log_of_another_database_is_incomplete():
    log("a")
    assert not DjangoFeed().since(Position(last=10**9, horizon=10**9)).names


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "db.sqlite3"
    with sqlite3.connect(path) as database:
        database.execute("PRAGMA journal_mode=WAL")
        database.execute(
            "CREATE TABLE blog_pagechange (id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT)"
        )
    return path


def test_a_file_has_news_after_any_commit(file):
    reader = SQLiteFeed(file)
    assert reader.has_news()
    assert not reader.has_news()
    with sqlite3.connect(file) as database:
        database.execute("INSERT INTO blog_pagechange (name) VALUES ('a')")
    assert reader.has_news()
    assert reader.since(Position()).names == {"a"}
    assert not reader.has_news()
