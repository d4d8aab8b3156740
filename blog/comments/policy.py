"""The blog's or the post's policy: who appears at once, who waits, and for how long."""

from datetime import datetime, timedelta

from django.utils import timezone

from blog.posts.models import Post
from blog.site.models import CommentPolicy, Site


def is_open(post: Post, site: Site) -> bool:
    """Whether readers may comment on the post."""
    if policy_of(post, site) == CommentPolicy.CLOSED:
        return False
    closes_at = closing_time(post, site)
    return closes_at is None or timezone.now() < closes_at


def policy_of(post: Post, site: Site) -> str:
    """The post's own comment policy, or the blog's."""
    return post.comment_policy or site.comment_policy


def closing_time(post: Post, site: Site) -> datetime | None:
    """When the post stops taking comments by itself, if it does."""
    days = site.comment_days if post.comment_days is None else post.comment_days
    return post.published_at + timedelta(days=days) if days and post.published_at else None
