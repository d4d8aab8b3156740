"""Changes a comment's state, and keeps the numbers of comments that readers see true."""

from collections.abc import Collection
from functools import partial
from typing import Any

from django.db import transaction
from django.db.models import Count, F, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce

from blog.comments.models import Comment, State, Thread
from blog.comments.reactions import gather
from blog.comments.signals import comment_changed
from blog.posts.models import Post


@transaction.atomic
def set_state(comment: Comment, state: str) -> None:
    """Give the comment a state: the one way it changes."""
    before = Comment.objects.select_for_update().values_list("state", flat=True).get(pk=comment.pk)
    comment.state = state
    if state == State.PUBLISHED:
        comment.withdrawn_at = None
    comment.save(update_fields=["state", "withdrawn_at"])
    count(comment, by=(state == State.PUBLISHED) - (before == State.PUBLISHED))
    tell(comment)


def count(comment: Comment, *, by: int) -> None:
    """Add `by` to what its thread and its post say they show; a gesture is told beside them."""
    if by and comment.is_gesture:
        gather(comment.post_id)
    elif by:
        Thread.objects.filter(pk=comment.thread_id).update(shown=F("shown") + by)
        Post.objects.filter(pk=comment.post_id).update(comment_count=F("comment_count") + by)


def tell(comment: Comment) -> None:
    """Say, after commit, that the comment is not what it was."""
    transaction.on_commit(partial(comment_changed.send_robust, sender=Comment, comment=comment))


@transaction.atomic
def recount(posts: Collection[int]) -> None:
    """Count anew, from the comments, for these posts: after many were written at once."""
    _recount(Thread.objects.filter(post__in=posts), "shown", of="thread")
    _recount(Post.objects.filter(pk__in=posts), "comment_count", of="post")
    for post in posts:
        gather(post)


def _recount(rows: QuerySet[Any], field: str, *, of: str) -> None:
    visible = Comment.objects.visible().spoken().filter(**{of: OuterRef("pk")}).order_by()
    counted = visible.values(of).values(count=Count("pk"))
    rows.update(**{field: Coalesce(Subquery(counted), 0)})
