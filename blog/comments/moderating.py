"""What a moderator may say of a comment."""

from django.db import transaction

from blog.comments.models import Comment, State
from blog.people.models import Account


@transaction.atomic
def approve(comment: Comment, *, by: Account | None = None) -> None:
    """Show the comment to readers."""
    _judge(comment, State.PUBLISHED)


@transaction.atomic
def reject(comment: Comment, *, by: Account | None = None) -> None:
    """Keep the comment from readers, without calling it spam."""
    _judge(comment, State.REJECTED)


@transaction.atomic
def mark_spam(comment: Comment, *, by: Account | None = None) -> None:
    _judge(comment, State.SPAM)


def _judge(comment: Comment, state: State) -> None:
    comment.state, comment.reason = state, ""
    comment.save(update_fields=["state", "reason"])
