"""What the page cache is made of, by the settings."""

import pytest

from blog.web.page_cache.changes.feed import DjangoFeed, SQLiteFeed
from blog.web.page_cache.setting_up import edition, page_cache


@pytest.mark.parametrize(("is_small", "feed"), [(True, SQLiteFeed), (False, DjangoFeed)])
def test_a_blog_in_one_process_reads_the_log_of_its_file(settings, tmp_path, is_small, feed):
    settings.DATA_DIR, settings.IS_SMALL = tmp_path, is_small
    settings.DATABASE = {"NAME": str(tmp_path / "db.sqlite3")}
    assert type(page_cache()._feed) is feed


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
