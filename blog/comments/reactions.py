"""Likes, reposts and bookmarks on other sites, stored with the post so that its page needs no
extra query."""

from typing import Any

from django.db import transaction
from django.db.models import Count

from blog.comments.models import REACTIONS, Comment, CommentQuerySet
from blog.posts.models import Post

NAMED = 20  # of each kind; the rest are only counted


@transaction.atomic
def update_reactions(post_pk: int) -> None:
    """Store in the post the reactions to it that readers see."""
    Post.objects.select_for_update().filter(pk=post_pk).values_list("pk").first()
    visible = Comment.objects.visible().filter(post=post_pk, kind__in=REACTIONS)
    counts = dict(visible.order_by().values_list("kind").annotate(Count("pk")))
    reactions = [
        _summary(visible.filter(kind=kind), kind=kind, count=counts[kind])
        for kind in REACTIONS
        if kind in counts
    ]
    Post.objects.filter(pk=post_pk).update(reactions=reactions)


def _summary(reactions: CommentQuerySet, *, kind: str, count: int) -> dict[str, Any]:
    named = list(reactions.order_by("pk").values_list("name", "original_url")[:NAMED])
    return {
        "kind": str(kind),
        "by": [{"name": name, "url": url} for name, url in named],
        "more": count - len(named),
    }
