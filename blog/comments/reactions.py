"""Who likes a post, passed it on or marked it, on a site of their own: kept with the post, so that
its page shows it without asking."""

from typing import Any

from django.db import transaction
from django.db.models import Count

from blog.comments.models import GESTURES, Comment, CommentQuerySet
from blog.posts.models import Post

NAMED = 20  # of each kind; the rest are a number


@transaction.atomic
def gather(post: int) -> None:
    """Write the gestures that readers see under the post of this number into it."""
    Post.objects.select_for_update().filter(pk=post).values_list("pk").first()
    made = Comment.objects.visible().filter(post=post, kind__in=GESTURES)
    counts = dict(made.order_by().values_list("kind").annotate(Count("pk")))
    told = [
        _told(made.filter(kind=kind), count=counts[kind]) for kind in GESTURES if kind in counts
    ]
    Post.objects.filter(pk=post).update(gestures=told)


def _told(made: CommentQuerySet, *, count: int) -> dict[str, Any]:
    named = list(made.order_by("pk").values_list("kind", "name", "elsewhere")[:NAMED])
    return {
        "kind": named[0][0],
        "by": [{"name": name, "address": address} for _kind, name, address in named],
        "more": count - len(named),
    }
