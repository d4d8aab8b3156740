"""What the page cache is made of, by the settings."""

import os

import pytest

from blog.web.page_cache.changes.feed import DjangoFeed, SQLiteFeed
from blog.web.page_cache.setting_up import edition, page_cache
from blog.web.page_cache.stores.redis import RedisStore
from blog.web.page_cache.stores.sqlite import SQLiteStore


@pytest.mark.parametrize(("is_small", "feed"), [(True, SQLiteFeed), (False, DjangoFeed)])
def test_a_blog_in_one_process_reads_the_log_of_its_file(settings, tmp_path, is_small, feed):
    settings.DATA_DIR, settings.IS_SMALL = tmp_path, is_small
    settings.DATABASE = {"NAME": str(tmp_path / "db.sqlite3")}
    assert type(page_cache()._feed) is feed


@pytest.mark.parametrize(
    ("url", "page_cache_is", "store"),
    [
        ("", "on", SQLiteStore),
        ("redis://cache.example", "on", RedisStore),
        ("redis://cache.example", "nginx", SQLiteStore),
    ],
)
def test_pages_are_in_redis_if_the_settings_name_it(settings, url, page_cache_is, store):
    settings.CACHE_URL, settings.PAGE_CACHE = url, page_cache_is
    settings.DATABASE = {"NAME": "/none"}
    assert type(page_cache().store) is store


def test_the_edition_is_the_same_on_another_host(settings, tmp_path):
    editions = []
    for host in ("a", "b"):
        templates = tmp_path / host / "templates"
        templates.mkdir(parents=True)
        settings.BASE_DIR = settings.STATIC_ROOT = tmp_path / host
        (templates / "page.html").write_text("<p>")
        os.utime(templates / "page.html", (len(editions), 1))
        editions.append(edition())
    assert editions[0] == editions[1]


def test_another_program_or_setting_is_another_edition(settings, tmp_path):
    settings.BASE_DIR = settings.STATIC_ROOT = tmp_path
    editions = [edition(), edition()]
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / "page.html").write_text("<p>")
    editions.append(edition())
    (tmp_path / "staticfiles.json").write_text("{}")
    editions.append(edition())
    settings.COMMENTS_MAX_LINKS += 1
    editions.append(edition())
    assert editions[0] == editions[1]
    assert len(set(editions)) == 4
