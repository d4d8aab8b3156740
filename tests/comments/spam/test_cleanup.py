"""What goes by itself, and what stays."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from blog.comments.models import Comment, State, Thread
from blog.comments.moderation.deciding import mark_spam
from blog.comments.posting import post_comment
from blog.comments.spam.cleanup import fade_traces, forget_old_spam
from blog.comments.spam.models import Judgement
from tests.factories import make_comment, make_post, submission

pytestmark = pytest.mark.django_db


def ago(days: int) -> timezone.datetime:
    return timezone.now() - timedelta(days=days)


def test_old_spam_goes_with_its_thread_and_all_else_stays():
    old = make_comment(state=State.SPAM, created_at=ago(31))
    kept = [
        make_comment(state=State.SPAM, created_at=ago(29)),
        make_comment(state=State.PENDING, created_at=ago(31)),
        make_comment(created_at=ago(31)),
    ]
    assert forget_old_spam() == 1
    assert forget_old_spam() == 0
    assert list(Comment.objects.order_by("pk")) == kept
    assert not Thread.objects.filter(pk=old.thread_id).exists()
    assert Thread.objects.count() == 3


def test_the_days_count_from_when_it_was_called_spam():
    comment = make_comment(created_at=ago(100))
    mark_spam(comment)
    assert forget_old_spam() == 0
    with time_machine.travel(timezone.now() + timedelta(days=31), tick=False):
        assert forget_old_spam() == 1


def test_spam_that_was_answered_stays():
    spam = make_comment(state=State.SPAM, created_at=ago(31))
    reply = make_comment(post=spam.post, parent=spam)
    assert forget_old_spam() == 0
    assert set(Comment.objects.all()) == {spam, reply}


def test_how_long_spam_is_kept_is_a_setting(settings):
    settings.COMMENTS_SPAM_DAYS = 5
    make_comment(state=State.SPAM, created_at=ago(6))
    assert forget_old_spam() == 1


def test_traces_fade():
    comment = post_comment(make_post(), submission(address="192.0.2.1"))
    assert Judgement.objects.get(comment=comment).trace
    assert fade_traces() == 0
    with time_machine.travel(timezone.now() + timedelta(days=1, minutes=1), tick=False):
        assert fade_traces() == 1
    assert Judgement.objects.get(comment=comment).trace == ""
