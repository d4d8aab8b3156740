"""Find out what a change means for readers, and queue the event for the webhooks that want it.

What was announced is stored, so that each event is sent once, whichever host sees the change, and a
scheduled post is announced when its time has come.
"""

import hashlib
import json
import secrets
from datetime import datetime, timedelta
from functools import partial
from typing import Any

from django.db import transaction
from django.utils import timezone

from blog.comments.models import Comment, State
from blog.posts.models import Post
from blog.webhooks.models import Announced, Event, Webhook, WebhookDelivery, keeps_track
from blog.webhooks.payloads import comment_data, post_data
from blog.webhooks.tasks import send_delivery

RECENT = timedelta(days=2)
BATCH = 100
ANNOUNCED_STATES = {State.PENDING, State.PUBLISHED}


def announce_post(pk: int) -> None:
    """Queue the event if readers see the post otherwise than was announced."""
    if keeps_track():
        _announce_post(pk)


@transaction.atomic
def _announce_post(pk: int) -> None:
    known = Announced.objects.select_for_update().filter(post=pk).first()
    live = Post.objects.live().filter(pk=pk).first()  # as it is once nobody else announces it
    if live is None:
        if known:
            known.delete()
            _queue(Event.POST_UNPUBLISHED, _unpublished_data(pk))
        return
    data = post_data(live)
    digest = _digest(data, live.body)
    if known is None:
        _known, is_new = Announced.objects.get_or_create(post_id=pk, defaults={"digest": digest})
        if is_new:
            _queue(Event.POST_PUBLISHED, data)
    elif known.digest != digest:
        Announced.objects.filter(pk=known.pk).update(digest=digest)
        _queue(Event.POST_UPDATED, data)


def announce_comment(comment: Comment) -> None:
    """Queue the event if the comment is new, or has been approved since it was announced."""
    first = Webhook.objects.order_by("created_at").first()
    if first and comment.state in ANNOUNCED_STATES:
        _announce_comment(comment, since=first.created_at)


@transaction.atomic
def _announce_comment(comment: Comment, *, since: datetime) -> None:
    known = Announced.objects.select_for_update().filter(comment=comment.pk).first()
    if known is None:
        if comment.created_at < since:
            return
        defaults = {"digest": comment.state}
        _known, is_new = Announced.objects.get_or_create(comment=comment, defaults=defaults)
        if is_new:
            _queue(Event.COMMENT_POSTED, comment_data(comment))
    elif known.digest == State.PENDING and comment.state == State.PUBLISHED:
        Announced.objects.filter(pk=known.pk).update(digest=comment.state)
        _queue(Event.COMMENT_APPROVED, comment_data(comment))


def announce_missed() -> int:
    """Announce the posts that went live at their time; return their number."""
    if not keeps_track():
        return 0
    since = timezone.now() - RECENT
    missed = Post.objects.live().filter(published_at__gt=since, announced=None)
    pks = list(missed.values_list("pk", flat=True)[:BATCH])
    for pk in pks:
        announce_post(pk)
    return len(pks)


def begin_tracking() -> None:
    """Take what there is as announced: the first webhook is sent only what changes from now on."""
    live = Post.objects.live().values_list("pk", flat=True)
    rows = [Announced(post_id=pk) for pk in live.iterator()]
    pending = Comment.objects.pending().values_list("pk", flat=True)
    rows += [Announced(comment_id=pk, digest=State.PENDING) for pk in pending.iterator()]
    Announced.objects.bulk_create(rows, batch_size=1000, ignore_conflicts=True)


def _queue(event: Event, data: dict[str, Any]) -> None:
    """Store a delivery for each active webhook that wants the event, and send it after commit."""
    now = timezone.now()
    message = {"type": event.value, "timestamp": now.isoformat(), "data": data}
    body = json.dumps(message, ensure_ascii=False)
    for webhook in Webhook.objects.filter(is_active=True).order_by("pk"):
        if event.value in webhook.events:
            delivery = WebhookDelivery.objects.create(
                webhook=webhook, event=event, body=body, message_id=f"msg_{secrets.token_hex(12)}"
            )
            transaction.on_commit(partial(send_delivery.enqueue, delivery.pk))


def _unpublished_data(pk: int) -> dict[str, Any]:
    """Return what readers could see: the reason may be that the rest is a secret."""
    post = Post.objects.filter(pk=pk).first()
    data = post_data(post) if post else {}
    return {name: data[name] for name in ("kind", "url") if name in data} | {"id": pk}


def _digest(data: dict[str, Any], body: str) -> str:
    content = json.dumps(data, sort_keys=True) + body
    return hashlib.sha256(content.encode()).hexdigest()
