"""Deleting data that the spam filter no longer needs."""

from datetime import timedelta

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from blog.comments.models import Comment, State
from blog.comments.spam.models import SpamCheck
from blog.comments.threads.models import Thread

BATCH = 500


def delete_old_spam() -> int:
    """Delete the spam that was not restored in time; return the number of comments deleted.

    Its age counts from when it was sent or marked as spam. Spam with replies stays, because the
    replies depend on it.
    """
    deleted = 0
    while batch := _delete_batch():
        deleted += batch
    return deleted


@transaction.atomic
def _delete_batch() -> int:
    before = timezone.now() - timedelta(days=settings.COMMENTS_SPAM_DAYS)
    old = (
        Comment.objects.filter(state=State.SPAM, created_at__lt=before, replies=None)
        .exclude(decision_items__decision__made_at__gte=before)
        .values_list("pk", "thread")[:BATCH]
    )
    found = list(old)
    Comment.objects.filter(pk__in=[pk for pk, _thread in found]).delete()
    Thread.objects.filter(pk__in={thread for _pk, thread in found}, comments=None).delete()
    return len(found)


def delete_ip_traces() -> int:
    """Blank the IP traces that no rate limit needs any longer; return how many."""
    before = timezone.now() - timedelta(days=1)
    return SpamCheck.objects.filter(checked_at__lt=before).exclude(ip_trace="").update(ip_trace="")
