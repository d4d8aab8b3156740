"""Who likes a post, passed it on or marked it, on a site of their own: kept with the post, so that
its page shows it without asking."""

from collections import Counter

from django.db import transaction

from blog.comments.models import GESTURES, Comment
from blog.posts.models import Post

NAMED = 20  # of each kind; the rest are a number


@transaction.atomic
def gather(post: int) -> None:
    """Write the gestures that readers see under the post of this number into it."""
    Post.objects.select_for_update().filter(pk=post).values_list("pk").first()
    made = Comment.objects.visible().filter(post=post, kind__in=GESTURES).order_by("pk")
    counts: Counter[str] = Counter()
    named: dict[str, list[dict[str, str]]] = {kind: [] for kind in GESTURES}
    for kind, name, address in made.values_list("kind", "name", "elsewhere"):
        counts[kind] += 1
        if counts[kind] <= NAMED:
            named[kind].append({"name": name, "address": address})
    told = [
        {"kind": kind, "by": named[kind], "more": counts[kind] - len(named[kind])}
        for kind in named
        if counts[kind]
    ]
    Post.objects.filter(pk=post).update(gestures=told)
