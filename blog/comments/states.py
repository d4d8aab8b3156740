"""Changing a comment's state, which happens only here."""

from django.db import transaction

from blog.comments.counts import adjust_counts
from blog.comments.models import Comment, State
from blog.comments.signals import emit_changed


@transaction.atomic
def set_state(comment: Comment, state: str) -> None:
    """Set the comment's state, and update the counts that readers see."""
    before = Comment.objects.select_for_update().values_list("state", flat=True).get(pk=comment.pk)
    comment.state = state
    if state == State.PUBLISHED:
        comment.withdrawn_at = None
    comment.save(update_fields=["state", "withdrawn_at"])
    adjust_counts(comment, by=(state == State.PUBLISHED) - (before == State.PUBLISHED))
    emit_changed(comment)
