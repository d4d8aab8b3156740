"""Erasing comments at their commenter's request; each keeps its place in its thread."""

from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.utils import timezone

from blog.comments.emails.models import Follow
from blog.comments.models import Comment, State
from blog.comments.privacy.models import DataRequest
from blog.comments.spam.bayes.training import train
from blog.comments.spam.models import SpamCheck
from blog.comments.states import set_state
from blog.mail.models import Email

ERASED: dict[str, Any] = {
    "name": "",
    "email": "",
    "website": "",
    "original_url": "",
    "body": "",
    "rendered": "",
    "head": [],
    "network": "",
    "sender_hash": "",
    "submission_hash": None,
    "account": None,
    "reasons": [],
}


@transaction.atomic
def erase(comments: Iterable[Comment]) -> int:
    """Erase the text and the personal data of each comment; return the number of comments."""
    count = 0
    for comment in comments:
        _erase(comment)
        count += 1
    return count


@transaction.atomic
def erase_everything_of(email: str) -> int:
    """Erase all data stored about the email; return the number of comments erased."""
    count = erase(Comment.objects.written_by(email))
    Follow.objects.of(email).delete()
    Email.objects.filter(to__iexact=email).delete()
    DataRequest.objects.filter(email=email.lower()).delete()
    return count


def _erase(comment: Comment) -> None:
    train(comment, is_spam=None)
    SpamCheck.objects.filter(comment=comment).delete()
    comment.versions.all().delete()
    comment.withdrawn_at = comment.withdrawn_at or timezone.now()
    set_state(comment, State.REMOVED)
    for field, value in ERASED.items():
        setattr(comment, field, value)
    comment.save(update_fields=list(ERASED))
