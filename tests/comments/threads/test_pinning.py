"""Pinning and closing threads."""

import pytest
import time_machine

from blog.comments.threads.models import Thread
from blog.comments.threads.pinning import close, pin, reopen, unpin
from tests.factories import A_DAY, make_comment

pytestmark = pytest.mark.django_db


def test_a_thread_is_pinned_and_unpinned():
    thread = make_comment().thread
    pin(thread)
    assert Thread.objects.get().is_pinned
    unpin(thread)
    assert not Thread.objects.get().is_pinned


def test_a_thread_is_closed_and_reopened():
    thread = make_comment().thread
    with time_machine.travel(A_DAY, tick=False):
        close(thread)
    assert Thread.objects.get().closed_at == A_DAY
    reopen(thread)
    assert Thread.objects.get().closed_at is None


def test_pinned_threads_come_first_and_the_others_oldest_first():
    comments = [make_comment(created_at=A_DAY.replace(hour=hour)) for hour in (3, 1, 2)]
    pin(comments[2].thread)
    in_order = [comments[2].thread, comments[1].thread, comments[0].thread]
    assert list(Thread.objects.in_order()) == in_order
