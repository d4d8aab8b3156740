"""The stored counts of lists."""

import pytest

from blog.site.counts.keeping import adjust, counts_of, replace_counts
from blog.site.counts.models import CountKind, ListCount

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
