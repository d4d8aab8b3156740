"""What is not moved. tests/journeys/test_moving.py moves a blog."""

from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from blog.operations.moving import copying
from blog.operations.moving.copying import (
    CannotMove,
    digest_of,
    moved_models,
    open_source,
    refuse_wrong_target,
)
from blog.posts.models import Post
from tests.factories import make_account, make_post

pytestmark = pytest.mark.django_db


def test_only_postgresql_is_a_target(settings, tmp_path):
    if connection.vendor == "postgresql":
        return
    settings.DATA_DIR = tmp_path
    with pytest.raises(CommandError, match="Set DATABASE_URL to the PostgreSQL database"):
        call_command("move_database")


def test_a_target_with_a_blog_is_refused(monkeypatch):
    monkeypatch.setattr(connection, "vendor", "postgresql")
    monkeypatch.setattr(copying, "encoding", lambda: "UTF8")
    refuse_wrong_target()
    make_account()
    with pytest.raises(CannotMove, match="a blog in this PostgreSQL database already"):
        refuse_wrong_target()


def test_a_target_in_another_encoding_is_refused(monkeypatch):
    monkeypatch.setattr(connection, "vendor", "postgresql")
    monkeypatch.setattr(copying, "encoding", lambda: "LATIN1")
    with pytest.raises(CannotMove, match="createdb --encoding UTF8"):
        refuse_wrong_target()


def test_a_missing_database_is_said():
    with pytest.raises(CannotMove, match=r"There is no database /nowhere/db.sqlite3"):
        open_source(Path("/nowhere/db.sqlite3"))


def test_all_tables_are_moved_but_those_made_anew():
    tables = {model._meta.db_table for model in moved_models()}
    assert {"blog_post", "blog_account", "blog_account_groups", "django_content_type"} <= tables
    assert not tables & copying.REBUILT


def test_a_digest_changes_with_any_value():
    post = make_post()
    count, digest = digest_of(Post, using="default")
    assert count == 1
    assert digest_of(Post, using="default") == (1, digest)
    Post.objects.filter(pk=post.pk).update(title="Another")
    assert digest_of(Post, using="default")[1] != digest
