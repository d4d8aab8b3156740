"""The stored counts of comments that readers see: per thread and per post."""

from collections.abc import Collection
from typing import Any

from django.db import transaction
from django.db.models import Count, F, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce

from blog.comments.models import Comment
from blog.comments.reactions import update_reactions
from blog.comments.threads.models import Thread
from blog.posts.models import Post


def adjust_counts(comment: Comment, *, by: int) -> None:
    """Add `by` to the counts of the comment's thread and post, or update the post's reactions."""
    if by and comment.is_reaction:
        update_reactions(comment.post_id)
    elif by:
        Thread.objects.filter(pk=comment.thread_id).update(comment_count=F("comment_count") + by)
        Post.objects.filter(pk=comment.post_id).update(comment_count=F("comment_count") + by)


@transaction.atomic
def recount(posts: Collection[int]) -> None:
    """Count the comments of these posts again, after many were written at once."""
    _recount(Thread.objects.filter(post__in=posts), of="thread")
    _recount(Post.objects.filter(pk__in=posts), of="post")
    for post in posts:
        update_reactions(post)


def _recount(rows: QuerySet[Any], *, of: str) -> None:
    visible = Comment.objects.visible().without_reactions().filter(**{of: OuterRef("pk")})
    counted = visible.order_by().values(of).values(count=Count("pk"))
    rows.update(comment_count=Coalesce(Subquery(counted), 0))
