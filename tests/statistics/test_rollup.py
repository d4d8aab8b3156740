"""Finished days and old months."""

from datetime import date

import pytest
from time_machine import travel

from blog.statistics.buffering import count_view, flush
from blog.statistics.models import BlogVisitors, PostViews, Referral, Salt, SearchMiss, Visit
from blog.statistics.rollup import close_days, roll_up_months
from tests.factories import make_post

pytestmark = pytest.mark.django_db


def test_salts_and_visits_are_deleted_when_the_day_is_over():
    post = make_post()
    with travel("2026-03-01 12:00Z", tick=False):
        count_view(post.pk, visitor="ada")
        flush()
        close_days()
        assert (Salt.objects.count(), Visit.objects.count()) == (1, 2)
    with travel("2026-03-02 00:05Z", tick=False):
        close_days()
    assert (Salt.objects.count(), Visit.objects.count()) == (0, 0)
    assert list(PostViews.objects.values_list("count", "visitors")) == [(1, 1)]
    assert BlogVisitors.objects.get().visitors == 1


def test_a_visitor_has_another_digest_the_next_day():
    post = make_post()
    for day in ("2026-03-01", "2026-03-02"):
        with travel(f"{day} 12:00Z", tick=False):
            count_view(post.pk, visitor="ada")
            flush()
    digests = list(Visit.objects.filter(post=post).values_list("digest", flat=True))
    assert len(set(digests)) == 2


def test_after_a_year_the_days_of_a_month_are_one_row():
    post, other = make_post(), make_post()
    for day in (date(2024, 5, 2), date(2024, 5, 3), date(2024, 6, 1), date(2025, 6, 9)):
        PostViews.objects.create(post=post, day=day, count=2, visitors=1)
        Referral.objects.create(post=post, day=day, host="example.org", count=3)
        BlogVisitors.objects.create(day=day, visitors=4)
        SearchMiss.objects.create(day=day, query="treaty", count=1)
    PostViews.objects.create(post=other, day=date(2024, 5, 31), count=5, visitors=5)
    with travel("2026-06-10 12:00Z", tick=False):
        roll_up_months()
        roll_up_months()
    assert list(
        PostViews.objects.order_by("post", "day").values_list("post", "day", "count", "visitors")
    ) == [
        (post.pk, date(2024, 5, 1), 4, 2),
        (post.pk, date(2024, 6, 1), 2, 1),
        (post.pk, date(2025, 6, 9), 2, 1),
        (other.pk, date(2024, 5, 1), 5, 5),
    ]
    days = [date(2024, 5, 1), date(2024, 6, 1), date(2025, 6, 9)]
    assert [(row.day, row.count) for row in Referral.objects.order_by("day")] == list(
        zip(days, (6, 3, 3), strict=True)
    )
    assert [(row.day, row.visitors) for row in BlogVisitors.objects.order_by("day")] == list(
        zip(days, (8, 4, 4), strict=True)
    )
    assert [(row.day, row.count) for row in SearchMiss.objects.order_by("day")] == list(
        zip(days, (2, 1, 1), strict=True)
    )
