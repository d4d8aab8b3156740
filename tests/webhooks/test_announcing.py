"""Each change that readers see is one event, for the webhooks that want it."""

import json
from datetime import timedelta

import pytest
from django.utils import timezone
from time_machine import travel

from blog.comments.models import State
from blog.comments.moderation.deciding import approve, mark_spam
from blog.comments.states import set_state
from blog.posts.drafts import Draft
from blog.posts.trashing import move_to_trash, restore
from blog.posts.unpublished.saving import save_changes
from blog.webhooks.announcing import announce_missed, announce_post
from blog.webhooks.editing import add_webhook, delete_webhook
from blog.webhooks.models import Announced, Event, WebhookDelivery
from tests.factories import (
    make_comment,
    make_draft,
    make_post,
    make_scheduled,
    make_withdrawn,
    rewrite,
)
from tests.webhooks.conftest import HOOK, events, queued

pytestmark = pytest.mark.django_db


def test_a_published_post_is_sent_as_readers_see_it(webhook, commit):
    with commit():
        post = make_post(title="The Split", tags=("war",))
    [(event, data)] = queued()
    assert (event, data["title"], data["tags"], data["authors"], data["url"]) == (
        *("post.published", "The Split", ["war"], ["A Guest"]),
        f"https://blog.example{post.get_absolute_url()}",
    )
    message = json.loads(WebhookDelivery.objects.get().body)
    assert (message["type"], set(message)) == ("post.published", {"type", "timestamp", "data"})


def test_the_life_of_a_post(webhook, commit):
    with commit():
        post = make_draft(title="A")
    assert events() == []
    for draft in ({"publishes": True}, {"title": "B"}, {"slug": post.slug}, {"tags": ["war"]}):
        with commit():
            rewrite(post, **draft)
    with commit():
        move_to_trash(post)
    with commit():
        restore(post)
    assert events() == [
        *("post.published", "post.updated", "post.updated", "post.unpublished", "post.published"),
    ]
    assert set(queued()[3][1]) == {"id", "kind", "url"}


def test_what_readers_do_not_see_is_not_sent(webhook, commit):
    with commit():
        post = make_post()
        make_scheduled()
        make_draft()
        make_withdrawn()
    with commit():
        save_changes(post, Draft(title="Not yet"), by=None)
    assert events() == ["post.published"]


def test_a_scheduled_post_is_sent_when_its_time_has_come(webhook, commit):
    with commit():
        make_scheduled()
    assert announce_missed() == 0
    with travel(timezone.now() + timedelta(days=1, minutes=1)):
        assert announce_missed() == 1
        assert announce_missed() == 0
    assert events() == ["post.published"]


def test_a_first_webhook_is_not_sent_what_there_was(commit):
    with commit():
        post = make_post()
        comment, waiting = make_comment(post=post), make_comment(post=post, state=State.PENDING)
    with commit():
        add_webhook(url=HOOK, events=list(Event))
        assert announce_missed() == 0
    with commit():
        rewrite(post, title="B")
        set_state(comment, State.PUBLISHED)
        approve(waiting)
    assert events() == ["post.updated", "comment.approved"]


def test_comments_are_sent_when_posted_and_when_approved(webhook, commit):
    post = make_post()
    later = timezone.now() + timedelta(seconds=9)
    with commit():
        shown = make_comment(post=post, name="Rosa", email="rosa@example.org", created_at=later)
        held = make_comment(post=post, state=State.PENDING, created_at=later)
        make_comment(post=post, state=State.SPAM, created_at=later)
    with commit():
        approve(held)
        approve(shown)
    with commit():
        mark_spam(held)
    data = [data for event, data in queued() if event.startswith("comment")]
    assert [
        (event, item["state"]) for (event, _data), item in zip(queued(), data, strict=True)
    ] == [
        ("comment.posted", "published"),
        ("comment.posted", "pending"),
        ("comment.approved", "published"),
    ]
    assert "rosa@example.org" not in json.dumps(data)


def test_only_active_webhooks_that_want_the_event_are_sent_it(webhook, commit):
    other = add_webhook(url=f"{HOOK}/2", events=[Event.COMMENT_POSTED])
    webhook.is_active = False
    webhook.save()
    with commit():
        post = make_post()
        make_comment(post=post, created_at=timezone.now() + timedelta(seconds=9))
    assert [row.webhook for row in WebhookDelivery.objects.all()] == [other]
    assert events() == ["comment.posted"]


def test_without_a_webhook_nothing_is_tracked(webhook, commit):
    delete_webhook(webhook)
    with commit():
        make_comment(post=make_post())
    assert not Announced.objects.exists()
    assert not WebhookDelivery.objects.exists()


def test_a_saved_post_costs_one_query_without_webhooks(django_assert_num_queries):
    post = make_post()
    with django_assert_num_queries(1):
        announce_post(post.pk)
