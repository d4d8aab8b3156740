"""Permalinks by the blog's pattern; assigned ones never change."""

from datetime import UTC, datetime

import pytest

from blog.posts.publishing import publish, withdraw
from blog.site.models import PermalinkPattern, Site
from tests.factories import make_post, rewrite

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("pattern", "url"),
    [
        (PermalinkPattern.MONTH, "/2013/07/a-day/"),
        (PermalinkPattern.DAY, "/2013/07/15/a-day/"),
        (PermalinkPattern.SLUG, "/a-day/"),
    ],
)
def test_a_new_post_has_a_permalink_by_the_pattern(pattern, url, client):
    Site.objects.create(pk=1, permalink_pattern=pattern)
    post = make_post(title="A day")
    assert post.get_absolute_url() == url
    assert client.get(url).status_code == 200


def test_an_older_post_keeps_its_pattern_when_it_is_saved_again():
    post = make_post(title="A day")
    Site.objects.create(pk=1, permalink_pattern=PermalinkPattern.SLUG)
    rewrite(post)
    assert post.get_absolute_url() == "/2013/07/a-day/"
    rewrite(post, slug="another")
    assert post.get_absolute_url() == "/2013/07/another/"


def test_a_new_time_zone_moves_no_address():
    """The date in an address changes with the post's date, not with the blog's time zone."""
    post = make_post(title="A day", at=datetime(2013, 7, 31, 23, 30, tzinfo=UTC))
    Site.objects.create(pk=1, time_zone="Asia/Tokyo")
    rewrite(post, body="<p>Corrected.</p>")
    assert post.get_absolute_url() == "/2013/07/a-day/"
    rewrite(post, slug="another")
    assert post.get_absolute_url() == "/2013/07/another/"
    withdraw(post)
    publish(post, site=Site.objects.current())
    assert post.get_absolute_url() == "/2013/07/another/"
    rewrite(post, publish_at=datetime(2013, 8, 31, 23, 30, tzinfo=UTC))
    assert post.get_absolute_url() == "/2013/09/another/"


def test_a_page_gets_a_free_slug_from_its_title():
    assert make_post(kind="page", title="Search").get_absolute_url() == "/search-2/"
    assert make_post(kind="page", title="Search").slug == "search-3"
    assert make_post(kind="page", title="About").slug == "about"


@pytest.mark.parametrize("title", ["Sources", "Admin", "2013", "Look"])
def test_a_post_never_has_the_path_of_the_blog_s_own_pages(title, client):
    Site.objects.create(pk=1, permalink_pattern=PermalinkPattern.SLUG)
    post = make_post(title=title)
    assert post.get_absolute_url() == f"/{title.lower()}-post/"
