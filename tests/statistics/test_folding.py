"""Days that are over."""

from datetime import date

import pytest
from time_machine import travel

from blog.statistics.counting import count_read, write_counted
from blog.statistics.folding import close_days, fold_old_days
from blog.statistics.models import BlogReaders, PostReads, Referral, Salt, VainSearch, Visit
from tests.factories import make_post

pytestmark = pytest.mark.django_db


def test_the_traces_of_a_day_go_with_it():
    post = make_post()
    with travel("2026-03-01 12:00Z", tick=False):
        count_read(post.pk, reader="ada")
        write_counted()
        close_days()
        assert (Salt.objects.count(), Visit.objects.count()) == (1, 2)
    with travel("2026-03-02 00:05Z", tick=False):
        close_days()
    assert (Salt.objects.count(), Visit.objects.count()) == (0, 0)
    assert list(PostReads.objects.values_list("count", "readers")) == [(1, 1)]
    assert BlogReaders.objects.get().readers == 1


def test_the_same_reader_is_another_the_next_day():
    post = make_post()
    for day in ("2026-03-01", "2026-03-02"):
        with travel(f"{day} 12:00Z", tick=False):
            count_read(post.pk, reader="ada")
            write_counted()
    digests = list(Visit.objects.filter(post=post).values_list("digest", flat=True))
    assert len(set(digests)) == 2


def test_after_a_year_a_month_is_one_row():
    post, other = make_post(), make_post()
    for day in (date(2024, 5, 2), date(2024, 5, 3), date(2024, 6, 1), date(2025, 6, 9)):
        PostReads.objects.create(post=post, day=day, count=2, readers=1)
        Referral.objects.create(post=post, day=day, host="example.org", count=3)
        BlogReaders.objects.create(day=day, readers=4)
        VainSearch.objects.create(day=day, words="treaty", count=1)
    PostReads.objects.create(post=other, day=date(2024, 5, 31), count=5, readers=5)
    with travel("2026-06-10 12:00Z", tick=False):
        fold_old_days()
        fold_old_days()
    assert list(
        PostReads.objects.order_by("post", "day").values_list("post", "day", "count", "readers")
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
    assert [(row.day, row.readers) for row in BlogReaders.objects.order_by("day")] == list(
        zip(days, (8, 4, 4), strict=True)
    )
    assert [(row.day, row.count) for row in VainSearch.objects.order_by("day")] == list(
        zip(days, (2, 1, 1), strict=True)
    )
