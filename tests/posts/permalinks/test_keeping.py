"""The paths kept when a live post changes; tests/reader/test_former_paths.py opens them."""

from datetime import UTC, datetime

import pytest

from blog.posts.permalinks.keeping import keep_archives, keep_paths_of
from blog.site.models import Site
from blog.site.public_paths.models import PublicPath
from blog.sources.editing import rename_source
from tests.factories import citing, make_account, make_draft, make_post, make_source, rewrite

pytestmark = pytest.mark.django_db

NEW_YEAR = datetime(2013, 1, 1, 2, 0, tzinfo=UTC)


def kept() -> set[str]:
    return set(PublicPath.objects.values_list("path", flat=True))


def test_the_paths_of_a_live_post_are_kept(django_assert_num_queries):
    source = make_source(id="first")
    rename_source(source, key="second")
    body = f"<p>{citing(source)}</p>"
    post = make_post(title="A", at=NEW_YEAR, author=make_account("ada"), tags=("b",), body=body)
    rewrite(post, series="S", authors=[*[line.account for line in post.bylines.all()], "Guest"])
    PublicPath.objects.all().delete()
    with django_assert_num_queries(2):
        keep_paths_of(post, site=Site(time_zone="America/New_York"))
    assert kept() == {
        *("/2013/01/a/", "/2012/", "/2012/12/", "/tags/b/", "/series/s/"),
        *("/authors/ada/", "/authors/guest/", "/sources/first/", "/sources/second/"),
    }


def test_nothing_is_kept_of_a_draft():
    keep_paths_of(make_draft(tags=("b",)))
    assert kept() == set()


def test_a_page_is_not_listed_by_tag():
    keep_paths_of(make_post(kind="page", title="About", tags=("b",)))
    assert kept() == {"/about/", "/sitemap/pages.xml"}


def test_the_archives_are_kept_before_the_time_zone_changes():
    make_post(at=NEW_YEAR)
    make_draft()
    keep_archives(Site(time_zone="America/New_York"))
    assert kept() == {"/2012/", "/2012/12/"}
