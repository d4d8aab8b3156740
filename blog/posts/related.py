"""The posts a post links to: adjacent posts and parts of its series, related, translations."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import F, JSONField, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import JSONObject

from blog.posts.choices import Kind
from blog.posts.citations.models import Citation, Consultation
from blog.posts.models import Post, PostQuerySet
from blog.posts.selections import live_q
from blog.posts.tags.models import Tagging
from blog.posts.translations.models import Translation, translations_among
from blog.rows.prepared import Parameter, Prepared
from blog.site.models import Site

SHARED_SOURCE = 3  # worth this many shared tags
MOST = 5
CANDIDATES = 500  # the newest posts of each tag, of which there may be many thousands


def with_adjacent(posts: PostQuerySet, *, at: datetime | Parameter | None = None) -> QuerySet[Post]:
    """Annotate each post with `newer`, `older`, `next_part` and `previous_part`.

    Each is a dict with `title`, `path` and `language` of an adjacent live post, or None. No query
    is added.
    """
    others, date = Post.objects.posts().live(at=at), OuterRef("published_at")
    # The first condition makes the index scan start at the post; the second breaks ties.
    newer = others.filter(published_at__gte=date).filter(
        Q(published_at__gt=date) | Q(published_at=date, pk__gt=OuterRef("pk"))
    )
    older = Post.objects.posts().filter(
        live_q(at=at, until=date),
        Q(published_at__lt=date) | Q(published_at=date, pk__lt=OuterRef("pk")),
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


@dataclass(frozen=True)
class Related:
    """The live posts related to a post, most related first, and its translations.

    The translations include the post itself; there are none if it has only one language.
    """

    related: Sequence[Post] = ()
    translations: Sequence[Translation] = ()


def related_to(post: Post, *, site: Site) -> Related:
    """Return the live related posts and translations of the post, in at most one query."""
    group = post.translation_group_id
    if not (post.related or group):
        return Related()
    nearest = dict(zip(_NEAREST, [*post.related, *[0] * MOST], strict=False))
    linked = _linked.all(group=group, **nearest) if group else _nearest.all(**nearest)
    found = {other.pk: other for other in linked if other.is_live}
    same = [other for other in found.values() if group and other.translation_group_id == group]
    others = {pk: other for pk, other in found.items() if other not in same}
    translations = translations_among(same, site=site)
    return Related(
        related=[others[pk] for pk in post.related if pk in others and not others[pk].is_page],
        translations=translations if len(translations) > 1 else (),
    )


_NEAREST = [f"nearest{number}" for number in range(MOST)]
_SHOWN = ("title", "permalink", "language", "translation_group", "kind")
_STAGE = ("published_at", "withdrawn_at", "trashed_at")
_BY_KEY = Q(pk__in=[Parameter(name, Post._meta.pk) for name in _NEAREST])
# By their keys only: with statistics, a database would rather read all live posts in their order,
# or all posts, since most are in no group.
_nearest = Prepared(lambda: Post.objects.filter(_BY_KEY).only(*_SHOWN, *_STAGE))
_linked = Prepared(
    lambda: Post.objects.filter(
        _BY_KEY | Q(translation_group=Parameter("group", Post._meta.pk))
    ).only(*_SHOWN, *_STAGE)
)


def relate(post: Post) -> list[int]:
    """Find posts that share sources and tags with the post, and store them as related.

    Return the primary keys of its former and new related posts, whose own related posts may have
    changed.
    """
    before, post.related = post.related, nearest_to(post)
    post.save(update_fields=["related"])
    return list(dict.fromkeys([*before, *post.related]))


def nearest_to(post: Post) -> list[int]:
    """Return the primary keys of the posts that share most with the post, the nearest first."""
    scores = _by_sources(post) + _by_tags(post)
    return sorted(scores, key=lambda pk: (-scores[pk], -pk))[:MOST]


def _first(posts: QuerySet[Post]) -> Subquery:
    shown = JSONObject(title="title", path=F("permalink_id"), language="language")
    linked = posts.values(linked=shown)
    return Subquery(linked[:1], output_field=JSONField())


def _by_sources(post: Post) -> Counter[int]:
    cited = Citation.objects.filter(post=post).values_list("source", flat=True)
    consulted = Consultation.objects.filter(post=post).values_list("source", flat=True)
    sources = {*cited, *consulted}
    pairs: set[tuple[int, int]] = set()
    for model in (Citation, Consultation):
        uses: Any = model.objects
        shared = uses.filter(_out("post__"), source__in=sources).exclude(post=post)
        pairs |= set(shared.order_by("-pk").values_list("post", "source")[: CANDIDATES * MOST])
    scores = Counter(pk for pk, _source in pairs)
    return Counter({pk: SHARED_SOURCE * count for pk, count in scores.items()})


def _by_tags(post: Post) -> Counter[int]:
    """Count the tags that the newest posts of each of the post's tags share with it."""
    scores: Counter[int] = Counter()
    for tag in Tagging.objects.filter(content_object=post).values_list("tag", flat=True):
        sharing = Tagging.objects.filter(_out("content_object__"), tag=tag)
        newest = sharing.exclude(content_object=post).order_by("-content_object")
        scores.update(newest.values_list("content_object", flat=True)[:CANDIDATES])
    return scores


def _out(prefix: str) -> Q:
    """Match posts with a date; whether they are live is checked when they are shown."""
    dated = {f"{prefix}published_at__isnull": False, f"{prefix}kind": Kind.POST}
    return Q(**dated, **{f"{prefix}withdrawn_at__isnull": True})
