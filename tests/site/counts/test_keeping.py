"""The stored counts of lists."""

import pytest

from blog.site.counts.keeping import adjust, counts_of, replace_counts
from blog.site.counts.models import CountKind, ListCount
from tests.factories import A_DAY
from tests.interrupting import assert_all_or_nothing

pytestmark = pytest.mark.django_db


def test_counts_are_added_to_in_one_statement(django_assert_num_queries):
    adjust({(CountKind.TAG, "1"): 2, (CountKind.MONTH, "2013-07"): 1})
    with django_assert_num_queries(1):
        adjust({(CountKind.TAG, "1"): -1, (CountKind.TAG, "2"): 1})
    assert counts_of(CountKind.TAG) == {"1": 1, "2": 1}
    adjust({(CountKind.TAG, "1"): -1})
    assert counts_of(CountKind.TAG) == {"2": 1}


def test_nothing_changed_asks_nothing(django_assert_num_queries):
    with django_assert_num_queries(0):
        adjust({})


def test_only_wrong_counts_are_replaced():
    adjust({(CountKind.TAG, "1"): 2, (CountKind.TAG, "2"): 1, (CountKind.TAG, "3"): 1})
    kept = ListCount.objects.get(key="1").pk
    rows = [ListCount(kind=CountKind.TAG, key=key, count=2) for key in ("1", "2", "4")]
    assert replace_counts(CountKind.TAG, rows) == 3
    assert counts_of(CountKind.TAG) == {"1": 2, "2": 2, "4": 2}
    assert ListCount.objects.get(key="1").pk == kept


def test_the_time_of_a_change_is_stored_if_readers_see_it():
    group = (CountKind.TAG, "1")
    for at, stored in ((A_DAY, A_DAY), (None, A_DAY), (A_DAY.replace(year=2014), 2014)):
        adjust({group: 1}, at=at)
        changed_at = ListCount.objects.get().changed_at
        assert stored in {changed_at, changed_at.year}


def test_counts_are_replaced_all_or_not_at_all():
    adjust({(CountKind.TAG, "1"): 2})
    rows = [ListCount(kind=CountKind.TAG, key=key, count=3) for key in ("1", "2")]
    assert_all_or_nothing(lambda: replace_counts(CountKind.TAG, rows))
