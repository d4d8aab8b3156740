"""The posts next to one that changed."""

from datetime import timedelta

import pytest

from blog.web.page_cache.neighbors import EVERY_POST, MAX_POSTS, with_neighbors
from tests.factories import A_DAY, make_draft, make_post

pytestmark = pytest.mark.django_db


def test_the_posts_before_and_after_are_affected():
    before, changed, after, _last = (make_post(at=A_DAY + timedelta(days=n)) for n in range(4))
    make_draft()
    name = f"next_to:{changed.pk} {changed.published_at:%Y-%m-%d %H:%M:%S}"
    assert with_neighbors(frozenset({name})) == {
        name,
        f"blog_post:{before.pk}",
        f"blog_post:{after.pk}",
    }


def test_posts_of_the_same_moment_are_in_the_order_of_their_keys():
    _before, first, second, third, _after = (make_post(at=A_DAY) for _number in range(5))
    name = f"next_to:{second.pk} 2013-07-15 12:00:00+00"
    assert with_neighbors(frozenset({name})) - {name} == {
        f"blog_post:{first.pk}",
        f"blog_post:{third.pk}",
    }


def test_a_change_of_many_posts_affects_every_post():
    names = [f"next_to:{pk} 2013-07-15 12:00:00" for pk in range(MAX_POSTS + 1)]
    assert with_neighbors(frozenset(names)) == {*names, EVERY_POST}
    assert with_neighbors(frozenset(names[1:])) == set(names[1:])
