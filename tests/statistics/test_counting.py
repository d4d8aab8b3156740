"""Counting in the process, and writing what was counted."""

import logging

import pytest
from django.db import DatabaseError
from django.utils import timezone
from time_machine import travel

from blog.statistics import counting, writing
from blog.statistics.counting import Tally, count_read, count_search, write_counted
from blog.statistics.models import BlogReaders, PostReads, Referral, Salt, VainSearch, Visit
from tests.factories import make_draft, make_post

pytestmark = pytest.mark.django_db


@pytest.fixture
def post():
    return make_post()


def read(post, *, by: str, times: int = 1, host: str = "") -> None:
    for _ in range(times):
        count_read(post.pk, reader=by, host=host)


def test_counting_asks_the_database_nothing(post, django_assert_num_queries):
    with django_assert_num_queries(0):
        read(post, by="ada", times=3, host="example.org")
        count_search("nothing", found=0)


def test_reads_and_readers_of_a_day_are_summed(post):
    other = make_post()
    with travel("2026-03-01 12:00Z", tick=False):
        read(post, by="ada", times=3)
        read(post, by="bob")
        read(other, by="ada")
        write_counted()
    assert sorted(PostReads.objects.values_list("post", "count", "readers")) == [
        (post.pk, 4, 2),
        (other.pk, 1, 1),
    ]
    assert BlogReaders.objects.get().readers == 2


def test_a_second_process_adds_to_the_same_rows(post, monkeypatch):
    read(post, by="ada", host="example.org")
    write_counted()
    monkeypatch.setattr(counting, "tally", Tally())
    read(post, by="ada", host="example.org")
    read(post, by="bob")
    write_counted()
    assert list(PostReads.objects.values_list("count", "readers")) == [(3, 2)]
    assert list(Referral.objects.values_list("host", "count")) == [("example.org", 2)]
    assert Salt.objects.count() == 1


def test_writing_twice_counts_once(post):
    read(post, by="ada")
    write_counted()
    write_counted()
    assert PostReads.objects.get().count == 1


def test_who_reads_is_not_kept(post):
    read(post, by="192.0.2.7 Mozilla/5.0")
    write_counted()
    rows = [
        str(row)
        for model in (PostReads, BlogReaders, Referral, Salt, Visit)
        for row in model.objects.values()
    ]
    assert len(rows) == 5  # reads, readers, salt, and a visit of the post and of the blog
    assert "192.0.2.7" not in "".join(rows)


def test_a_post_deleted_meanwhile_is_left_out(post):
    gone = make_draft()
    for read_one in (gone, post):
        read(read_one, by="ada", host="example.org")
    gone.delete()
    write_counted()
    assert PostReads.objects.get().post == post
    assert Referral.objects.get().post == post


def test_what_the_database_refuses_waits(post, monkeypatch, caplog):
    def refuse(counts):
        raise DatabaseError("locked")

    read(post, by="ada")
    with monkeypatch.context() as patched:
        patched.setattr(counting, "write", refuse)
        with caplog.at_level(logging.CRITICAL, "blog.statistics.counting"):
            write_counted()
    read(post, by="ada")
    write_counted()
    assert list(PostReads.objects.values_list("count", "readers")) == [(2, 1)]


def test_memory_is_bounded(post, monkeypatch):
    monkeypatch.setattr(counting, "MOST_WAITING", 4)
    for number in range(10):
        read(post, by=f"reader {number}")
    assert len(counting.tally.counts) <= 5


def test_hosts_of_a_day_are_bounded(post, monkeypatch):
    monkeypatch.setattr(writing, "MOST_NEW_A_DAY", 1)
    for host in ("a.example", "b.example"):
        read(post, by="ada", host=host)
    write_counted()
    read(post, by="ada", host="a.example")
    read(post, by="ada", host="c.example")
    write_counted()
    assert sorted(Referral.objects.values_list("host", "count")) == [
        ("a.example", 2),
        ("b.example", 1),
    ]


def test_searches_in_vain_are_kept_in_one_spelling():
    count_search("  Sino-Soviet   SPLIT ", found=0)
    count_search("sino-soviet split", found=0)
    count_search("found it", found=3)
    count_search("someone@example.org", found=0)
    count_search(" \0 ", found=0)
    write_counted()
    assert list(VainSearch.objects.values_list("words", "count")) == [("sino-soviet split", 2)]


def test_days_are_those_of_the_blog_s_zone(post):
    with travel("2026-03-01 23:30Z", tick=False):
        with timezone.override("Europe/Berlin"):
            read(post, by="ada")
        write_counted()
    assert str(PostReads.objects.get().day) == "2026-03-02"


def test_one_timer_writes_for_all_that_is_counted(post, monkeypatch, settings):
    started = []

    class Timer:
        def __init__(self, seconds, function):
            started.append(seconds)

        def start(self):
            pass

    monkeypatch.setattr(counting, "Timer", Timer)
    monkeypatch.setattr(counting, "tally", Tally(is_written_at_exit=True))
    settings.COUNTS_WRITTEN_EVERY = 5
    read(post, by="ada", times=3)
    assert started == [5]
    write_counted()
    read(post, by="ada")
    assert started == [5, 5]
