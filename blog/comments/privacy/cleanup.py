"""What is forgotten by itself: the traces of commenters, when their time is over."""

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Exists, OuterRef
from django.db.models.functions import Lower
from django.utils import timezone

from blog.comments.emails.following import forget_unconfirmed
from blog.comments.emails.models import Follow
from blog.comments.models import Comment
from blog.comments.moderation.models import Decision
from blog.comments.privacy.data_requests import LIFETIME
from blog.comments.privacy.models import Claim, Forgetting
from blog.comments.spam.cleanup import forget_old_spam
from blog.site.models import Site

NETWORKS_KEPT = timedelta(days=30)
DECISIONS_KEPT = timedelta(days=90)
LOG_KEPT = timedelta(days=365)


@transaction.atomic
def forget() -> Forgetting:
    """Forget what is due, and log how much it was."""
    now = timezone.now()
    Forgetting.objects.filter(ran_at__lt=now - LOG_KEPT).delete()
    return Forgetting.objects.create(
        networks=_forget_networks(now),
        emails=_forget_emails(now),
        follows=forget_unconfirmed(),
        claims=Claim.objects.filter(asked_at__lt=now - LIFETIME).delete()[0],
        spam=forget_old_spam(),
        decisions=_forget_decisions(now),
    )


def _forget_networks(now: datetime) -> int:
    old = Comment.objects.filter(created_at__lt=now - NETWORKS_KEPT).exclude(network="")
    return old.update(network="")


def _forget_emails(now: datetime) -> int:
    """As the owner wishes; never those of who follows the post, nor of who works here."""
    days = Site.objects.current().email_days
    if not days:
        return 0
    following = Follow.objects.confirmed().filter(
        post=OuterRef("post"), email=Lower(OuterRef("email"))
    )
    old = Comment.objects.filter(created_at__lt=now - timedelta(days=days), account=None)
    return old.exclude(email="").exclude(Exists(following)).update(email="")


def _forget_decisions(now: datetime) -> int:
    old = Decision.objects.filter(made_at__lt=now - DECISIONS_KEPT)
    count = old.count()
    old.delete()
    return count
