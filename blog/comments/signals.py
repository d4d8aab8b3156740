"""Signals about comments, for the rooms above."""

from functools import partial

from django.db import transaction
from django.dispatch import Signal

from blog.comments.models import Comment

# Sent after commit, with `comment`, when readers may see the comment differently.
comment_changed = Signal()


def emit_changed(comment: Comment) -> None:
    """Send `comment_changed` after the transaction commits."""
    transaction.on_commit(partial(comment_changed.send_robust, sender=Comment, comment=comment))
