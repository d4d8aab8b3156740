"""Decisions by mail: links that each stand for one moderator's one act on one comment."""

from dataclasses import dataclass
from datetime import timedelta

from django.conf import settings
from django.core import signing
from django.urls import reverse

from blog.comments.models import Comment
from blog.comments.moderation.models import Act
from blog.people.models import Account
from blog.people.roles import Right, may

SALT = "blog.comments.decision"
LIFETIME = timedelta(days=14)


@dataclass(frozen=True)
class MailedDecision:
    """What a link asks for. Nothing is decided before its reader says so."""

    comment: Comment
    act: Act
    by: Account


def decision_addresses(comment: Comment, *, by: Account) -> dict[str, str]:
    """An address for each act, by its name."""
    return {act.value: _address(comment, act, by) for act in Act}


def mailed_decision(token: str) -> MailedDecision | None:
    """What `token` stands for; None if it is no token, too old, or no longer theirs to decide."""
    try:
        account_pk, comment_pk, act = signing.loads(token, salt=SALT, max_age=LIFETIME)
    except signing.BadSignature:
        return None
    account = Account.objects.filter(pk=account_pk, is_active=True).first()
    if account is None or not may(account, Right.MODERATE):
        return None
    theirs = Comment.objects.moderated_by(account).select_related("post", "parent")
    comment = theirs.filter(pk=comment_pk).first()
    return MailedDecision(comment, Act(act), account) if comment else None


def _address(comment: Comment, act: Act, by: Account) -> str:
    token = signing.dumps([by.pk, comment.pk, act.value], salt=SALT)
    return settings.ORIGIN + reverse("admin:comment-mailed", args=[token])
