"""Permalinks by the blog's pattern; assigned ones never change."""

import pytest

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


@pytest.mark.parametrize("title", ["Sources", "Admin", "2013", "Look"])
def test_a_post_never_has_the_path_of_the_blog_s_own_pages(title, client):
    Site.objects.create(pk=1, permalink_pattern=PermalinkPattern.SLUG)
    post = make_post(title=title)
    assert post.get_absolute_url() == f"/{title.lower()}-post/"
