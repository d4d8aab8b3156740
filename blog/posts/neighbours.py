"""The posts beside a post: before and after it, in its series, and related to it."""

from collections import Counter
from typing import Any

from django.db.models import Count, F, JSONField, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import JSONObject

from blog.posts.models import Kind, Post, PostQuerySet
from blog.posts.tags import Tagging
from blog.posts.uses import Citation, Consultation

SHARED_SOURCE = 3  # counts as much as so many shared tags
MOST = 5
LOOKED_AT = 100  # of those that share tags, the ones that share most


def with_neighbours(posts: PostQuerySet) -> QuerySet[Post]:
    """Each post with the live ones beside it, as `title` and `path`: `newer`, `older`,
    `next_part`, `previous_part`; None where there is none. In the posts' own query.
    """
    others = Post.objects.posts().live()
    # The first condition lets the index begin where the post stands, the second settles ties.
    newer = others.filter(published_at__gte=OuterRef("published_at")).filter(
        Q(published_at__gt=OuterRef("published_at")) | Q(pk__gt=OuterRef("pk"))
    )
    older = others.filter(published_at__lte=OuterRef("published_at")).filter(
        Q(published_at__lt=OuterRef("published_at")) | Q(pk__lt=OuterRef("pk"))
    )
    parts = others.filter(series=OuterRef("series"))
    following = parts.filter(series_position__gt=OuterRef("series_position"))
    preceding = parts.filter(series_position__lt=OuterRef("series_position"))
    return posts.select_related("series").annotate(
        newer=_first(newer.order_by("published_at", "pk")),
        older=_first(older.newest_first()),
        next_part=_first(following.order_by("series_position")),
        previous_part=_first(preceding.order_by("-series_position")),
    )


def related_posts(post: Post) -> list[Post]:
    """The live ones among those found by `relate`, the nearest first: one query at most."""
    if not post.related:
        return []
    live = Post.objects.posts().live().filter(pk__in=post.related)
    found = live.only("title", "permalink", "published_at").in_bulk()
    return [found[pk] for pk in post.related if pk in found]


def relate(post: Post) -> list[int]:
    """Find anew what the post is related to, by shared sources and tags, and store it. Gives the
    numbers of all it was or is related to, whose own relations may have changed.
    """
    scores = _by_sources(post) + _by_tags(post)
    nearest = sorted(scores, key=lambda pk: (-scores[pk], -pk))[:MOST]
    before, post.related = post.related, nearest
    post.save(update_fields=["related"])
    return list(dict.fromkeys([*before, *nearest]))


def _first(posts: QuerySet[Post]) -> Subquery:
    told = posts.values(told=JSONObject(title="title", path=F("permalink_id")))
    return Subquery(told[:1], output_field=JSONField())


def _by_sources(post: Post) -> Counter[int]:
    cited = Citation.objects.filter(post=post).values_list("source", flat=True)
    consulted = Consultation.objects.filter(post=post).values_list("source", flat=True)
    sources = {*cited, *consulted}
    pairs: set[tuple[int, int]] = set()
    for model in (Citation, Consultation):
        uses: Any = model.objects
        shared = uses.filter(_out("post__"), source__in=sources).exclude(post=post)
        pairs |= set(shared.values_list("post", "source"))
    scores = Counter(pk for pk, _source in pairs)
    return Counter({pk: SHARED_SOURCE * count for pk, count in scores.items()})


def _by_tags(post: Post) -> Counter[int]:
    tags = Tagging.objects.filter(content_object=post).values("tag")
    shared = Tagging.objects.filter(_out("content_object__"), tag__in=tags)
    counted = shared.exclude(content_object=post).values_list("content_object")
    scored = counted.annotate(count=Count("pk")).order_by("-count", "-content_object")
    return Counter(dict(scored[:LOOKED_AT]))


def _out(prefix: str) -> Q:
    """Posts that have a date; whether they are live is asked when they are shown."""
    dated = {f"{prefix}published_at__isnull": False, f"{prefix}kind": Kind.POST}
    return Q(**dated, **{f"{prefix}withdrawn_at__isnull": True})
