"""Puts a new comment in its thread."""

from django.db import transaction

from blog.comments.models import Comment, State, Thread
from blog.comments.states import count, tell


@transaction.atomic
def place(comment: Comment) -> Comment:
    """Store a new comment: in its parent's thread, or in one it begins."""
    comment.thread = (
        comment.parent.thread
        if comment.parent
        else Thread.objects.create(post=comment.post, began_at=comment.created_at)
    )
    comment.save(force_insert=True)
    count(comment, by=int(comment.state == State.PUBLISHED))
    tell(comment)
    return comment
