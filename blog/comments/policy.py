"""The comment policy of the blog or of a post: whether, and until when, comments are open."""

from datetime import datetime, timedelta

from django.utils import timezone

from blog.posts.models import Post
from blog.site.models import CommentPolicy, Site


def is_open(post: Post, site: Site) -> bool:
    """Return whether readers may comment on the post."""
    if policy_of(post, site) == CommentPolicy.CLOSED:
        return False
    closes_at = closing_time(post, site)
    return closes_at is None or timezone.now() < closes_at


def policy_of(post: Post, site: Site) -> str:
    """Return the post's own comment policy, or the blog's."""
    return post.comment_policy or site.comment_policy


def closing_time(post: Post, site: Site) -> datetime | None:
    """Return when comments on the post close automatically; None if they do not."""
    days = site.comment_days if post.comment_days is None else post.comment_days
    return post.published_at + timedelta(days=days) if days and post.published_at else None
