"""Adding a process's counts to the rows of their days."""

from collections import Counter
from datetime import date

import pytest
from django.db import DatabaseError

from blog.statistics import storing
from blog.statistics.models import BlogVisitors, PostViews, Referral, Salt, SearchMiss, Visit
from blog.statistics.storing import Counts, store
from tests.factories import make_draft, make_post

pytestmark = pytest.mark.django_db

DAY, NEXT_DAY = date(2026, 3, 1), date(2026, 3, 2)


@pytest.fixture
def post():
    return make_post()


def counts_of(post, *visitors: str, day: date = DAY, host: str = "") -> Counts:
    """One view by each of `visitors`."""
    return Counts(
        views=Counter({(day, post.pk): len(visitors)}),
        visits={(day, post.pk, visitor) for visitor in visitors},
        referrals=Counter({(post.pk, day, host): len(visitors)} if host else {}),
    )


def test_views_and_visitors_are_added_up_by_day(post):
    other = make_post()
    store(counts_of(post, "ada", "ada", "ada", "bob"))
    store(counts_of(other, "ada"))
    store(counts_of(post, "eve", "eve", day=NEXT_DAY))
    assert sorted(PostViews.objects.values_list("post", "day", "count", "visitors")) == [
        (post.pk, DAY, 4, 2),
        (post.pk, NEXT_DAY, 2, 1),
        (other.pk, DAY, 1, 1),
    ]
    assert sorted(BlogVisitors.objects.values_list("day", "visitors")) == [(DAY, 2), (NEXT_DAY, 1)]


def test_a_second_process_adds_to_the_same_rows(post):
    store(counts_of(post, "ada", host="example.org"))
    store(counts_of(post, "ada", "bob", host="example.org"))
    assert list(PostViews.objects.values_list("count", "visitors")) == [(3, 2)]
    assert list(Referral.objects.values_list("host", "count")) == [("example.org", 3)]
    assert Salt.objects.count() == 1


def test_visitors_are_not_stored(post):
    store(counts_of(post, "192.0.2.7 Mozilla/5.0", host="example.org"))
    rows = [
        str(row)
        for model in (PostViews, BlogVisitors, Referral, Salt, Visit)
        for row in model.objects.values()
    ]
    assert len(rows) == 6  # a visit of the post and one of the blog
    assert "192.0.2.7" not in "".join(rows)


def test_a_post_deleted_meanwhile_is_left_out(post):
    deleted = make_draft()
    counts = counts_of(deleted, "ada", host="example.org") + counts_of(
        post, "ada", host="b.example"
    )
    deleted.delete()
    store(counts)
    assert PostViews.objects.get().post == post
    assert Referral.objects.get().post == post


def test_either_all_counts_are_stored_or_none(post, monkeypatch):
    def fail(*_args, **_kwargs):
        raise DatabaseError("locked")

    monkeypatch.setattr(storing, "count_visitors", fail)
    with pytest.raises(DatabaseError):
        store(counts_of(post, "ada", host="example.org"))
    assert not PostViews.objects.exists()
    assert not Referral.objects.exists()
    assert not Visit.objects.exists()


def test_new_hosts_of_a_day_are_bounded(post, monkeypatch):
    monkeypatch.setattr(storing, "MAX_NEW_PER_DAY", 1)
    store(counts_of(post, "ada", host="a.example") + counts_of(post, "ada", host="b.example"))
    store(counts_of(post, "ada", host="a.example") + counts_of(post, "ada", host="c.example"))
    assert sorted(Referral.objects.values_list("host", "count")) == [
        ("a.example", 2),
        ("b.example", 1),
    ]


def test_new_queries_of_a_day_are_bounded(monkeypatch):
    monkeypatch.setattr(storing, "MAX_NEW_PER_DAY", 1)
    for queries in (("one", "two"), ("one", "three")):
        store(Counts(search_misses=Counter((DAY, query) for query in queries)))
    assert sorted(SearchMiss.objects.values_list("query", "count")) == [("one", 2), ("two", 1)]
