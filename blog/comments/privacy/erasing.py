"""Erasing what a commenter wrote: words and names go, their place in the thread stays."""

from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.utils import timezone

from blog.comments.emails.models import Follow
from blog.comments.models import Comment, State
from blog.comments.privacy.models import Claim
from blog.comments.spam.bayes.training import teach
from blog.comments.spam.models import Judgement
from blog.comments.states import set_state
from blog.mail.models import Email

NOTHING: dict[str, Any] = {
    "name": "",
    "email": "",
    "website": "",
    "elsewhere": "",
    "body": "",
    "rendered": "",
    "network": "",
    "sender": "",
    "digest": None,
    "account": None,
    "reasons": [],
}


@transaction.atomic
def erase(comments: Iterable[Comment]) -> int:
    """Erase each of them, for its writer. Gives how many there were."""
    count = 0
    for comment in comments:
        _erase(comment)
        count += 1
    return count


@transaction.atomic
def erase_everything_of(email: str) -> int:
    """Erase all that is kept about the address. Gives how many comments there were."""
    count = erase(Comment.objects.written_by(email))
    Follow.objects.of(email).delete()
    Email.objects.filter(to__iexact=email).delete()
    Claim.objects.filter(email=email.lower()).delete()
    return count


def _erase(comment: Comment) -> None:
    teach(comment, is_spam=None)
    Judgement.objects.filter(comment=comment).delete()
    comment.former_words.all().delete()
    comment.withdrawn_at = comment.withdrawn_at or timezone.now()
    set_state(comment, State.REMOVED)
    for field, value in NOTHING.items():
        setattr(comment, field, value)
    comment.save(update_fields=list(NOTHING))
