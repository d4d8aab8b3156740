"""Totals for the admin."""

from datetime import date

import pytest

from blog.posts.models import Post
from blog.statistics import reports
from blog.statistics.models import BlogVisitors, PostViews, Referral, SearchMiss
from tests.factories import make_post

pytestmark = pytest.mark.django_db

BEFORE, FIRST, SECOND = date(2026, 2, 28), date(2026, 3, 1), date(2026, 3, 2)


@pytest.fixture
def posts():
    """Two posts with views, and one that is not asked about."""
    few, many, other = make_post(title="Few"), make_post(title="Many"), make_post(title="Other")
    for post, day, count, visitors in (
        (few, SECOND, 3, 2),
        (many, FIRST, 5, 4),
        (many, SECOND, 7, 1),
        (many, BEFORE, 90, 80),
        (other, FIRST, 100, 50),
    ):
        PostViews.objects.create(post=post, day=day, count=count, visitors=visitors)
    for post, day, host, count in (
        (few, FIRST, "b.example", 2),
        (many, SECOND, "b.example", 3),
        (many, FIRST, "a.example", 4),
        (many, BEFORE, "a.example", 60),
        (other, FIRST, "c.example", 70),
    ):
        Referral.objects.create(post=post, day=day, host=host, count=count)
    return Post.objects.filter(pk__in=[few.pk, many.pk])


def test_views_of_each_day(posts):
    assert reports.views_by_day(FIRST, of=posts) == {FIRST: 5, SECOND: 10}


def test_the_most_viewed_posts(posts):
    viewed = reports.most_viewed(FIRST, of=posts)
    assert [(post.title, post.views, post.visitors) for post in viewed] == [
        ("Many", 12, 5),
        ("Few", 3, 2),
    ]
    assert len(reports.most_viewed(FIRST, of=posts, limit=1)) == 1


def test_visitors_of_one_post(posts):
    post = posts.get(title="Many")
    assert reports.post_visitors_by_day(FIRST, post=post) == {FIRST: 4, SECOND: 1}


def test_visitors_of_the_blog():
    for day, visitors in ((SECOND, 6), (BEFORE, 9), (FIRST, 8)):
        BlogVisitors.objects.create(day=day, visitors=visitors)
    assert reports.visitors_by_day(FIRST) == {FIRST: 8, SECOND: 6}


def test_referrers_with_most_views_first(posts):
    assert reports.top_referrers(FIRST, of=posts) == [("b.example", 5), ("a.example", 4)]
    assert reports.top_referrers(FIRST, of=posts, limit=1) == [("b.example", 5)]


def test_searches_without_results_most_frequent_first():
    for day, query, count in (
        (FIRST, "treaty", 2),
        (SECOND, "ferry", 3),
        (SECOND, "treaty", 2),
        (BEFORE, "lock", 9),
    ):
        SearchMiss.objects.create(day=day, query=query, count=count)
    assert reports.top_search_misses(FIRST) == [("treaty", 4), ("ferry", 3)]
    assert reports.top_search_misses(FIRST, limit=1) == [("treaty", 4)]
