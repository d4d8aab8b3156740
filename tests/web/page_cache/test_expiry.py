"""When pages expire by themselves."""

from datetime import UTC, datetime, timedelta

import pytest

from blog.posts.choices import Kind
from blog.site.models import Site
from blog.web.page_cache.expiry import expiry_of
from tests.factories import make_post

pytestmark = pytest.mark.django_db

NOW = datetime(2013, 7, 15, 12, 30, tzinfo=UTC)


def test_a_page_expires_when_the_day_ends_here_or_in_utc():
    assert expiry_of(now=NOW, site=Site()) == datetime(2013, 7, 16, tzinfo=UTC)
    berlin = Site(time_zone="Europe/Berlin")
    assert expiry_of(now=NOW, site=berlin) == datetime(2013, 7, 15, 22, tzinfo=UTC)
    honolulu = Site(time_zone="Pacific/Honolulu")
    assert expiry_of(now=NOW, site=honolulu) == datetime(2013, 7, 16, tzinfo=UTC)


@pytest.mark.parametrize("kind", Kind)
def test_a_page_expires_when_the_next_post_or_page_is_published(kind):
    make_post(kind=kind, at=NOW + timedelta(hours=3))
    make_post(kind=kind, at=NOW + timedelta(hours=2))
    make_post(kind=kind, at=NOW - timedelta(hours=2))
    assert expiry_of(now=NOW, site=Site()) == NOW + timedelta(hours=2)


def test_the_page_of_a_post_expires_when_its_comments_close():
    post = make_post(at=NOW - timedelta(days=2, hours=-1), comment_days=2)
    assert expiry_of(now=NOW, site=Site(), post_id=post.pk) == NOW + timedelta(hours=1)
    later = NOW + timedelta(hours=2)
    assert expiry_of(now=later, site=Site(), post_id=post.pk) == datetime(2013, 7, 16, tzinfo=UTC)
