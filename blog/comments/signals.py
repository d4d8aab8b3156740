"""Signals of comments, for the rooms above."""

from functools import partial

from django.db import transaction
from django.dispatch import Signal

from blog.comments.models import Comment

# What readers see of a comment may have changed. Sent after commit, with `comment`.
comment_changed = Signal()


def emit_changed(comment: Comment) -> None:
    """Send `comment_changed` after the transaction commits."""
    transaction.on_commit(partial(comment_changed.send_robust, sender=Comment, comment=comment))
