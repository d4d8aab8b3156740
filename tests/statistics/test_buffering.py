"""Counting in memory and storing the counts."""

import logging

import pytest
from django.db import DatabaseError
from django.utils import timezone
from time_machine import travel

from blog.statistics import buffering
from blog.statistics.buffering import Buffer, count_search, count_view, discard, flush
from blog.statistics.models import PostViews, Referral, SearchMiss
from tests.factories import make_post

pytestmark = pytest.mark.django_db


@pytest.fixture
def post():
    return make_post()


def test_counting_makes_no_query(post, django_assert_num_queries):
    with django_assert_num_queries(0):
        count_view(post.pk, visitor="ada", host="example.org")
        count_search("nothing", results=0)


def test_flushing_twice_counts_once(post):
    count_view(post.pk, visitor="ada")
    flush()
    flush()
    assert PostViews.objects.get().count == 1


def test_discarded_counts_are_not_stored(post):
    count_view(post.pk, visitor="ada")
    discard()
    flush()
    assert not PostViews.objects.exists()


def test_counts_the_database_refuses_are_stored_next_time(post, monkeypatch, caplog):
    def refuse(_counts):
        raise DatabaseError("locked")

    count_view(post.pk, visitor="ada", host="example.org")
    count_search("treaty", results=0)
    with monkeypatch.context() as patched:
        patched.setattr(buffering, "store", refuse)
        with caplog.at_level(logging.CRITICAL, "blog.statistics.buffering"):
            flush()
    for _ in range(2):
        count_view(post.pk, visitor="bob", host="example.org")
    count_search("treaty", results=0)
    flush()
    assert list(PostViews.objects.values_list("count", "visitors")) == [(3, 2)]
    assert Referral.objects.get().count == 3
    assert SearchMiss.objects.get().count == 2


def test_memory_is_bounded(post, monkeypatch):
    monkeypatch.setattr(buffering, "MAX_BUFFERED", 4)
    for number in range(10):
        count_view(post.pk, visitor=f"visitor {number}")
        count_search(f"query {number}", results=0)
    assert len(buffering.buffer.counts) == 4


def test_only_searches_without_results_are_counted_in_one_spelling():
    count_search("  Sino-Soviet   SPLIT ", results=0)
    count_search("sino-soviet split", results=0)
    count_search("has results", results=3)
    count_search("someone@example.org", results=0)
    count_search(" \0 ", results=0)
    count_search("x" * 101, results=0)
    flush()
    assert sorted(SearchMiss.objects.values_list("query", "count")) == [
        ("sino-soviet split", 2),
        ("x" * 100, 1),
    ]


def test_days_are_those_of_the_blog_s_time_zone(post):
    with travel("2026-03-01 23:30Z", tick=False):
        with timezone.override("Europe/Berlin"):
            count_view(post.pk, visitor="ada")
        flush()
    assert str(PostViews.objects.get().day) == "2026-03-02"


def test_one_timer_flushes_everything_counted_until_it_fires(post, monkeypatch, settings):
    started = []

    class Timer:
        def __init__(self, seconds, _function):
            started.append(seconds)

        def start(self):
            pass

    monkeypatch.setattr(buffering, "Timer", Timer)
    monkeypatch.setattr(buffering, "buffer", Buffer(is_flushed_at_exit=True))
    settings.STATISTICS_FLUSH_SECONDS = 5
    for _ in range(3):
        count_view(post.pk, visitor="ada")
    assert started == [5]
    flush()
    count_search("treaty", results=0)
    assert started == [5, 5]
