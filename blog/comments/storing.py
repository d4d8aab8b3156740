"""Storing a new comment in its thread."""

from django.db import transaction

from blog.comments.counts import adjust_counts
from blog.comments.heads import stored_head
from blog.comments.models import Comment, State
from blog.comments.signals import emit_changed
from blog.comments.threads.models import Thread


@transaction.atomic
def store_comment(comment: Comment) -> Comment:
    """Store a new comment in its parent's thread, or in a new one."""
    comment.thread = (
        comment.parent.thread
        if comment.parent
        else Thread.objects.create(post=comment.post, began_at=comment.created_at)
    )
    comment.head = stored_head(comment)
    comment.save(force_insert=True)
    adjust_counts(comment, by=int(comment.state == State.PUBLISHED))
    emit_changed(comment)
    return comment
