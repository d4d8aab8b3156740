"""Decision links: each emailed link offers one moderator one action on one comment."""

from dataclasses import dataclass
from datetime import timedelta

from django.conf import settings
from django.core import signing
from django.urls import reverse

from blog.comments.models import Comment
from blog.comments.moderation.models import ModeratorAction
from blog.people.models import Account
from blog.people.roles import Right, may

SALT = "blog.comments.decision"
LIFETIME = timedelta(days=14)


@dataclass(frozen=True)
class LinkedDecision:
    """The decision that a link offers. It takes effect when the moderator confirms it."""

    comment: Comment
    action: ModeratorAction
    by: Account


def decision_urls(comment: Comment, *, by: Account) -> dict[str, str]:
    """Return the links for the moderator `by`: each action's name and URL."""
    return {action.value: _url(comment, action, by) for action in ModeratorAction}


def linked_decision(token: str) -> LinkedDecision | None:
    """Return the decision that a link offers.

    Return None if the token is invalid or has expired, or if the account may no longer moderate
    the comment.
    """
    try:
        account_pk, comment_pk, action = signing.loads(token, salt=SALT, max_age=LIFETIME)
    except signing.BadSignature:
        return None
    account = Account.objects.filter(pk=account_pk, is_active=True).first()
    if account is None or not may(account, Right.MODERATE):
        return None
    theirs = Comment.objects.moderated_by(account).select_related("post", "parent")
    comment = theirs.filter(pk=comment_pk).first()
    return LinkedDecision(comment, ModeratorAction(action), account) if comment else None


def _url(comment: Comment, action: ModeratorAction, by: Account) -> str:
    token = signing.dumps([by.pk, comment.pk, action.value], salt=SALT)
    return settings.ORIGIN + reverse("admin:comment-decision-link", args=[token])
