"""Deleting old spam and IP traces."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from blog.comments.models import Comment, State
from blog.comments.moderation.deciding import mark_spam
from blog.comments.spam.cleanup import delete_ip_traces, delete_old_spam
from blog.comments.spam.models import SpamCheck
from blog.comments.threads.models import Thread
from tests.factories import make_comment, make_post, send_comment, submission
from tests.interrupting import assert_all_or_nothing

pytestmark = pytest.mark.django_db


def ago(days: int) -> timezone.datetime:
    return timezone.now() - timedelta(days=days)


def test_old_spam_is_deleted_with_its_thread_and_nothing_else():
    old = make_comment(state=State.SPAM, created_at=ago(31))
    kept = [
        make_comment(state=State.SPAM, created_at=ago(29)),
        make_comment(state=State.PENDING, created_at=ago(31)),
        make_comment(created_at=ago(31)),
    ]
    assert delete_old_spam() == 1
    assert delete_old_spam() == 0
    assert list(Comment.objects.order_by("pk")) == kept
    assert not Thread.objects.filter(pk=old.thread_id).exists()
    assert Thread.objects.count() == 3


def test_spam_of_exactly_thirty_days_stays():
    with time_machine.travel(timezone.now(), tick=False):
        make_comment(state=State.SPAM, created_at=ago(30))
        make_comment(state=State.SPAM, created_at=ago(30) - timedelta(microseconds=1))
        assert delete_old_spam() == 1


def test_the_days_count_from_when_it_was_marked_as_spam():
    comment = make_comment(created_at=ago(100))
    mark_spam(comment)
    assert delete_old_spam() == 0
    with time_machine.travel(timezone.now() + timedelta(days=31), tick=False):
        assert delete_old_spam() == 1


def test_spam_with_replies_stays():
    spam = make_comment(state=State.SPAM, created_at=ago(31))
    reply = make_comment(post=spam.post, parent=spam)
    assert delete_old_spam() == 0
    assert set(Comment.objects.all()) == {spam, reply}


def test_how_long_spam_is_kept_is_a_setting(settings):
    settings.COMMENTS_SPAM_DAYS = 5
    make_comment(state=State.SPAM, created_at=ago(6))
    assert delete_old_spam() == 1


def test_ip_traces_are_deleted_after_a_day():
    comment = send_comment(make_post(), submission(ip="192.0.2.1"))
    assert SpamCheck.objects.get(comment=comment).ip_trace
    assert delete_ip_traces() == 0
    with time_machine.travel(timezone.now() + timedelta(days=1, minutes=1), tick=False):
        assert delete_ip_traces() == 1
    assert SpamCheck.objects.get(comment=comment).ip_trace == ""


def test_only_the_spam_is_deleted_whatever_its_thread_s_key():
    old = make_comment(pk=1_000_000, state=State.SPAM, created_at=ago(31))
    namesake = make_comment(pk=old.thread_id, created_at=ago(31))
    assert delete_old_spam() == 1
    assert list(Comment.objects.all()) == [namesake]
    assert list(Thread.objects.all()) == [namesake.thread]


def test_a_thread_with_other_comments_stays():
    spam = make_comment(state=State.SPAM, created_at=ago(31))
    other = make_comment(post=spam.post, created_at=ago(31))
    Comment.objects.filter(pk=other.pk).update(thread=spam.thread)
    assert delete_old_spam() == 1
    assert Thread.objects.filter(pk=spam.thread_id).exists()


def test_spam_goes_with_its_thread_or_not_at_all():
    make_comment(state=State.SPAM, created_at=ago(31))
    assert_all_or_nothing(delete_old_spam)
