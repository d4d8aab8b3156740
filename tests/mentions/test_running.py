"""The periodic jobs of webmentions, and the tasks that they queue."""

from datetime import timedelta

import pytest
from django.utils import timezone
from time_machine import travel

from blog.comments.models import Comment
from blog.mentions.models import Delivery, Mention, MentionStatus
from blog.mentions.receiving import receive
from blog.mentions.running import (
    FAILED_KEPT,
    NETWORKS_KEPT,
    delete_failed_mentions,
    queue_due_webmentions,
)
from blog.mentions.tasks import check_mention, send_delivery
from blog.posts.models import Post
from tests.factories import make_post
from tests.mentions.conftest import OURS, THERE, make_recent, posted

pytestmark = pytest.mark.django_db


def received(post: Post, source: str = THERE) -> Mention:
    return receive(post, source=source, target=OURS + post.get_absolute_url(), ip="192.0.2.77")


def test_a_mention_is_queued_and_checked_once(internet):
    post = make_post()
    internet.page("ada.example/1", f'<a href="{OURS}{post.get_absolute_url()}">A post</a>')
    mention = received(post)
    assert queue_due_webmentions() == 1
    for pk in (mention.pk, mention.pk, 0):
        check_mention.call(pk)
    send_delivery.call(0)
    assert len(internet.asked) == 1
    assert queue_due_webmentions() == 0


def test_a_delivery_is_queued_and_sent_once(ada):
    make_recent()
    with travel(timezone.now() + timedelta(minutes=3)):
        assert queue_due_webmentions() == 1
        pk = Delivery.objects.get().pk
        for number in (pk, pk, 0):
            send_delivery.call(number)
    assert len(posted(ada)) == 1


def test_mentions_without_a_link_here_are_deleted_in_time(internet):
    post = make_post()
    internet.page("ada.example/1", f'<a href="{OURS}{post.get_absolute_url()}">A post</a>')
    now = timezone.now()
    with travel(now, tick=False):
        for source in (THERE, "https://nowhere.example/"):
            check_mention.call(received(post, source).pk)
    with travel(now + NETWORKS_KEPT, tick=False):
        assert delete_failed_mentions() == 0
        assert set(Mention.objects.values_list("network", flat=True)) == {"192.0.2.0/24"}
    with travel(now + FAILED_KEPT, tick=False):
        assert delete_failed_mentions() == 0
        assert set(Mention.objects.values_list("network", flat=True)) == {""}
    with travel(now + FAILED_KEPT + timedelta(seconds=1), tick=False):
        assert delete_failed_mentions() == 1
    mention = Mention.objects.get()
    assert (mention.source, mention.status) == (THERE, MentionStatus.FOUND)
    assert Comment.objects.count() == 1


def test_a_task_checks_its_mention_and_no_other(internet):
    post = make_post()
    first, second = received(post), received(post, "https://bob.example/1")
    internet.page("bob.example/1", "<p>Nothing about it.</p>")
    check_mention.func(second.pk)
    assert Mention.objects.get(pk=second.pk).status != MentionStatus.PENDING
    assert Mention.objects.get(pk=first.pk).status == MentionStatus.PENDING
