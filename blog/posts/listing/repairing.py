"""Repair the lists of readers and their counts, should a change have missed them."""

from collections import Counter
from collections.abc import Iterable

from django.db import transaction
from django.db.models import Count, F, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce, TruncMonth

from blog.posts.bylines.models import Byline
from blog.posts.listing.updating import listed_q, part_of
from blog.posts.models import Post
from blog.posts.tags.models import Tagging
from blog.site.counts.keeping import replace_counts
from blog.site.counts.models import CountKind, ListCount
from blog.site.models import Site


def repair_lists() -> int:
    """List every post as its verbs would have, count again, and return how much was wrong."""
    return _repair_dates() + recount_posts()


@transaction.atomic
def _repair_dates() -> int:
    posts = Post.objects.order_by()
    missing = Q(listed_at__isnull=True) | ~Q(listed_at=F("published_at"))
    wrong = posts.filter(listed_q()).filter(missing).update(listed_at=F("published_at"))
    wrong += posts.exclude(listed_q()).filter(listed_at__isnull=False).update(listed_at=None)
    listed_at = Post.objects.filter(pk=OuterRef("content_object")).values("listed_at")
    differs = _differs("content_object__listed_at")
    wrong += Tagging.objects.filter(differs).update(listed_at=Subquery(listed_at))
    bylines = Byline.objects.order_by()
    listed_at = Post.objects.filter(pk=OuterRef("post")).values("listed_at")
    wrong += bylines.filter(_differs("post__listed_at")).update(listed_at=Subquery(listed_at))
    slug = Byline.objects.filter(pk=OuterRef("pk")).values(slug=_slug())
    differently = bylines.annotate(slug=_slug()).exclude(listed_as=F("slug"))
    return wrong + differently.filter(listed_at__isnull=False).update(listed_as=Subquery(slug))


def recount_posts() -> int:
    """Count the posts of all lists again, and return how many counts were wrong."""
    zone = Site.objects.current().zone
    posts = Post.objects.filter(listed_at__isnull=False).order_by()
    by_month = posts.annotate(month=TruncMonth("listed_at", tzinfo=zone)).values_list("month")
    months = {f"{month:%Y-%m}": count for month, count in by_month.annotate(Count("pk"))}
    parts = Counter(str(part_of(pk)) for pk in posts.values_list("pk", flat=True).iterator())
    taggings = Tagging.objects.filter(listed_at__isnull=False)
    tags = {str(tag): count for tag, count in _counted(taggings, "tag")}
    bylines = Byline.objects.filter(listed_at__isnull=False).order_by()
    authors = dict(_counted(bylines, "listed_as"))
    guests = dict(bylines.exclude(guest="").values_list("listed_as", "guest").distinct())
    return (
        _replace(CountKind.MONTH, months)
        + _replace(CountKind.POSTS, parts)
        + _replace(CountKind.TAG, tags)
        + _replace(CountKind.AUTHOR, authors, names=guests)
    )


def _counted(rows: QuerySet[Tagging] | QuerySet[Byline], field: str) -> Iterable[tuple[str, int]]:
    return rows.order_by().values_list(field).annotate(Count("pk"))


def _replace(
    kind: CountKind, counts: dict[str, int], *, names: dict[str, str] | None = None
) -> int:
    rows = (
        ListCount(kind=kind, key=key, count=count, name=(names or {}).get(key, ""))
        for key, count in counts.items()
    )
    return replace_counts(kind, rows)


def _differs(path: str) -> Q:
    """Match rows whose `listed_at` is not that of their post."""
    either_is_null = Q(listed_at__isnull=True) ^ Q(**{f"{path}__isnull": True})
    return either_is_null | Q(listed_at__isnull=False) & ~Q(listed_at=F(path))


def _slug() -> Coalesce:
    return Coalesce("account__slug", "guest_slug")
