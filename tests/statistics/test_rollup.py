"""Finished days and old months."""

from datetime import date

import pytest
from django.db import DatabaseError
from django.db.models import QuerySet
from time_machine import travel

from blog.site.models import Site
from blog.statistics.buffering import count_view, flush
from blog.statistics.models import BlogVisitors, PostViews, Referral, Salt, SearchMiss, Visit
from blog.statistics.rollup import close_days, roll_up_months
from tests.factories import make_post

pytestmark = pytest.mark.django_db

MAY_2, MAY_3, MAY_31 = date(2024, 5, 2), date(2024, 5, 3), date(2024, 5, 31)
JUNE_1, KEPT = date(2024, 6, 1), date(2025, 6, 9)
MAY, JUNE = date(2024, 5, 1), date(2024, 6, 1)


def fail(*_args, **_kwargs):
    raise DatabaseError("locked")


def test_salts_and_visits_are_deleted_when_the_day_is_over():
    post = make_post()
    with travel("2026-03-01 12:00Z", tick=False):
        for visitor in ("ada", "bob", "ada"):
            count_view(post.pk, visitor=visitor)
        flush()
        close_days()
        assert (Salt.objects.count(), Visit.objects.count()) == (1, 4)
    with travel("2026-03-02 00:05Z", tick=False):
        close_days()
    assert (Salt.objects.count(), Visit.objects.count()) == (0, 0)
    assert list(PostViews.objects.values_list("count", "visitors")) == [(3, 2)]
    assert BlogVisitors.objects.get().visitors == 2


def test_a_day_is_over_in_the_blog_s_time_zone():
    Site.objects.create(pk=1, time_zone="Asia/Tokyo")
    Salt.objects.create(day=date(2026, 3, 1), secret="00")
    with travel("2026-03-01 14:59Z", tick=False):
        close_days()
        assert Salt.objects.count() == 1
    with travel("2026-03-01 15:00Z", tick=False):
        close_days()
        assert Salt.objects.count() == 0


def test_a_day_is_closed_whole_or_not_at_all(monkeypatch):
    post = make_post()
    with travel("2026-03-01 12:00Z", tick=False):
        count_view(post.pk, visitor="ada")
        flush()
    with monkeypatch.context() as patch, travel("2026-03-02 12:00Z", tick=False):
        patch.setattr(QuerySet, "delete", _delete_all_but_salts(QuerySet.delete))
        with pytest.raises(DatabaseError):
            close_days()
    assert (Salt.objects.count(), Visit.objects.count()) == (1, 2)


def _delete_all_but_salts(delete):
    return lambda rows: fail() if rows.model is Salt else delete(rows)


def test_a_visitor_has_another_digest_the_next_day():
    post = make_post()
    for day in ("2026-03-01", "2026-03-02"):
        with travel(f"{day} 12:00Z", tick=False):
            count_view(post.pk, visitor="ada")
            flush()
    digests = list(Visit.objects.filter(post=post).values_list("digest", flat=True))
    assert len(set(digests)) == 2


@pytest.fixture
def old_days():
    """Days of two months that are over for a year, and one that is not, in no order."""
    post, other = make_post(), make_post()
    for row, day, count, visitors in (
        (post, MAY_3, 3, 2),
        (other, MAY_31, 70, 50),
        (post, KEPT, 11, 7),
        (post, MAY_2, 5, 1),
        (post, JUNE_1, 13, 9),
    ):
        PostViews.objects.create(post=row, day=day, count=count, visitors=visitors)
    for host, day, count in (
        ("b.example", MAY_3, 2),
        ("a.example", MAY_31, 4),
        ("b.example", MAY_2, 8),
        ("b.example", KEPT, 16),
    ):
        Referral.objects.create(post=post, day=day, host=host, count=count)
    for query, day, count in (("treaty", MAY_3, 1), ("ferry", MAY_2, 2), ("treaty", MAY_2, 4)):
        SearchMiss.objects.create(day=day, query=query, count=count)
    for day, visitors in ((MAY_31, 3), (MAY_2, 6), (KEPT, 12)):
        BlogVisitors.objects.create(day=day, visitors=visitors)
    return post, other


def views() -> list[tuple[int, date, int, int]]:
    return sorted(PostViews.objects.values_list("post", "day", "count", "visitors"))


@pytest.mark.parametrize("times", [1, 2])
def test_after_a_year_the_days_of_a_month_are_one_row(old_days, times):
    post, other = old_days
    with travel("2026-06-10 12:00Z", tick=False):
        for _ in range(times):
            roll_up_months()
    assert views() == [
        (post.pk, MAY, 8, 3),
        (post.pk, JUNE, 13, 9),
        (post.pk, KEPT, 11, 7),
        (other.pk, MAY, 70, 50),
    ]
    assert sorted(Referral.objects.values_list("day", "host", "count")) == [
        (MAY, "a.example", 4),
        (MAY, "b.example", 10),
        (KEPT, "b.example", 16),
    ]
    assert sorted(SearchMiss.objects.values_list("day", "query", "count")) == [
        (MAY, "ferry", 2),
        (MAY, "treaty", 5),
    ]
    assert sorted(BlogVisitors.objects.values_list("day", "visitors")) == [(MAY, 9), (KEPT, 12)]


def test_a_month_is_rolled_up_whole_or_not_at_all(old_days, monkeypatch):
    before = views()
    with monkeypatch.context() as patch, travel("2026-06-10 12:00Z", tick=False):
        patch.setattr(QuerySet, "bulk_create", fail)
        with pytest.raises(DatabaseError):
            roll_up_months()
    assert views() == before
