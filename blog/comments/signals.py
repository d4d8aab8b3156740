"""Signals about comments, for the rooms above."""

from functools import partial

from django.db import transaction
from django.dispatch import Signal

from blog.comments.models import Comment

# Both are sent with `comment` when readers may see the comment differently: the first within the
# transaction, for what must be stored together with it, the second after the commit.
comment_stored = Signal()
comment_changed = Signal()


def emit_changed(comment: Comment) -> None:
    """Send `comment_stored`, and `comment_changed` after the transaction commits."""
    comment_stored.send(sender=Comment, comment=comment)
    transaction.on_commit(partial(comment_changed.send_robust, sender=Comment, comment=comment))
