"""What is sent of a post or comment: what readers see of it, or will if it is approved."""

from typing import Any

from django.conf import settings

from blog.comments.models import Comment
from blog.posts.models import Post


def post_data(post: Post) -> dict[str, Any]:
    return {
        "id": post.pk,
        "kind": post.kind,
        "url": f"{settings.ORIGIN}{post.get_absolute_url()}",
        "title": post.title,
        "summary": post.excerpt,
        "language": post.language,
        "authors": [str(byline) for byline in post.bylines.all()],
        "tags": [tag.name for tag in post.tags_in_order],
        "published_at": post.published_at.isoformat() if post.published_at else None,
        "updated_at": post.updated_at.isoformat() if post.updated_at else None,
    }


def comment_data(comment: Comment) -> dict[str, Any]:
    return {
        "id": comment.pk,
        "post": comment.post_id,
        "parent": comment.parent_id,
        "kind": comment.kind,
        "state": comment.state,
        "url": f"{settings.ORIGIN}{comment.get_absolute_url()}",
        "name": comment.name,
        "website": comment.website,
        "content_html": comment.rendered,
        "created_at": comment.created_at.isoformat(),
    }
