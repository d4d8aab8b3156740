"""Deleting commenters' data when it expires."""

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Exists, OuterRef
from django.db.models.functions import Lower
from django.utils import timezone

from blog.comments.emails.following import delete_unconfirmed
from blog.comments.emails.models import Follow
from blog.comments.models import Comment
from blog.comments.moderation.models import Decision
from blog.comments.privacy.data_requests import LIFETIME
from blog.comments.privacy.models import DataRequest, DeletionLog
from blog.comments.spam.cleanup import delete_old_spam
from blog.site.models import Site

NETWORKS_KEPT = timedelta(days=30)
DECISIONS_KEPT = timedelta(days=90)
LOG_KEPT = timedelta(days=365)


@transaction.atomic
def delete_expired_data() -> DeletionLog:
    """Delete expired data; log and return how much was deleted."""
    now = timezone.now()
    DeletionLog.objects.filter(ran_at__lt=now - LOG_KEPT).delete()
    return DeletionLog.objects.create(
        networks=_blank_networks(now),
        emails=_blank_emails(now, days=Site.objects.current().email_days),
        follows=delete_unconfirmed(),
        data_requests=DataRequest.objects.filter(requested_at__lt=now - LIFETIME).delete()[0],
        spam=delete_old_spam(),
        decisions=_delete_decisions(now),
    )


def _blank_networks(now: datetime) -> int:
    old = Comment.objects.filter(created_at__lt=now - NETWORKS_KEPT).exclude(network="")
    return old.update(network="")


def _blank_emails(now: datetime, *, days: int) -> int:
    """Blank the emails after `days` (0: never), except those of followers and of accounts."""
    if not days:
        return 0
    following = Follow.objects.confirmed().filter(
        post=OuterRef("post"), email=Lower(OuterRef("email"))
    )
    old = Comment.objects.filter(created_at__lt=now - timedelta(days=days), account=None)
    return old.exclude(email="").exclude(Exists(following)).update(email="")


def _delete_decisions(now: datetime) -> int:
    old = Decision.objects.filter(made_at__lt=now - DECISIONS_KEPT)
    count = old.count()
    old.delete()
    return count
