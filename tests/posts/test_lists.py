"""Lists are read by prepared queries, a page at a time."""

from datetime import timedelta

import pytest
from django.utils import timezone

from blog.posts import lists
from blog.posts.series.models import Series
from blog.posts.tags.models import Tag
from tests.factories import A_DAY, make_account, make_post, make_scheduled, make_withdrawn

pytestmark = pytest.mark.django_db


@pytest.fixture
def rosa():
    return make_account("rosa")


@pytest.fixture
def posts(rosa):
    """Three posts, the newest first; readers see neither a page nor posts of later and before."""
    found = [
        make_post(at=A_DAY - timedelta(days=days), author=rosa, tags=("Maps",)) for days in range(3)
    ]
    make_post(kind="page", tags=("Maps",))
    make_withdrawn(tags=("Maps",))
    make_scheduled(tags=("Maps",))
    return found


def place(post) -> tuple:
    return post.published_at, post.pk


def lists_of_all_posts() -> list[lists.PostList]:
    later = timezone.now() + timedelta(days=9)
    tag = Tag.objects.get(name="Maps")
    between = lists.dated(A_DAY - timedelta(days=9), later)
    return [lists.EVERY_POST, between, lists.tagged(tag), lists.by_author("rosa")]


def test_every_list_begins_with_the_newest_live_post(posts):
    for each in lists_of_all_posts():
        assert each.newest(3) == posts
        assert each.newest(2) == posts[:2]
        assert each.newest_for_feed(2) == posts[:2]
        assert each.posts.in_list()[0] == posts[0]


def test_every_list_goes_on_from_a_post_in_both_directions(posts):
    for each in lists_of_all_posts():
        assert each.older(9, than=place(posts[0])) == posts[1:]
        assert each.older(1, than=place(posts[0])) == posts[1:2]
        assert each.newer(9, than=place(posts[2])) == posts[1::-1]
        assert each.older(9, than=place(posts[2])) == []


def test_older_posts_are_not_yet_those_of_a_date_to_come(posts):
    later = timezone.now() + timedelta(days=9)
    assert lists.EVERY_POST.older(9, than=(later, 0)) == posts


def test_posts_of_the_same_moment_are_in_the_order_of_their_keys():
    first, second = make_post(at=A_DAY), make_post(at=A_DAY)
    assert lists.EVERY_POST.newest(9) == [second, first]
    assert lists.EVERY_POST.older(9, than=place(second)) == [first]
    assert lists.EVERY_POST.newer(9, than=place(first)) == [second]


def test_other_tags_authors_and_dates_have_other_posts(posts):
    other = make_post(at=A_DAY - timedelta(days=30), tags=("Ships",), author="A Guest")
    assert lists.tagged(Tag.objects.get(name="Ships")).newest(9) == [other]
    assert lists.by_author("nobody").newest(9) == []
    a_month = lists.dated(A_DAY - timedelta(days=31), A_DAY - timedelta(days=29))
    assert a_month.newest(9) == [other]


def test_a_series_begins_in_its_feed_with_the_newest(posts):
    series = Series.objects.create(title="Canals", slug="canals")
    posts[1].series, posts[1].series_position = series, 1
    posts[1].save()
    assert lists.in_series(series).newest_for_feed(9) == [posts[1]]


def test_what_a_list_shows_of_its_posts_takes_three_queries(django_assert_num_queries, posts):
    with django_assert_num_queries(3):
        for post in lists.EVERY_POST.newest(3):
            assert [str(byline) for byline in post.bylines.all()] == ["Rosa"]
            assert [tag.name for tag in post.tags_in_order] == ["Maps"]
            assert post.excerpt == "Some words."


def test_what_a_feed_shows_of_its_posts_takes_five_queries(django_assert_num_queries, posts):
    with django_assert_num_queries(5):
        for post in lists.EVERY_POST.newest_for_feed(3):
            assert [tag.name for tag in post.tags_in_order] == ["Maps"]
            assert list(post.pictures.all()) == list(post.files.all()) == []
            assert "Some words." in post.rendered
