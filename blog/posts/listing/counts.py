"""The numbers of live posts in readers' lists: the stored counts less the scheduled posts."""

from collections import Counter
from datetime import datetime

from django.db.models import Max, QuerySet
from django.utils import timezone

from blog.posts.bylines.models import Byline
from blog.posts.choices import Stage
from blog.posts.listing.updating import part_of
from blog.posts.models import Post
from blog.posts.tags.models import Tagging
from blog.site.counts.keeping import counts_of
from blog.site.counts.models import CountKind, ListCount

LATEST = 50  # posts, of which some may have been scheduled


def posts_by_month() -> dict[tuple[int, int], int]:
    """Return the number of live posts of each month that has any, newest first."""
    counts = counts_of(CountKind.MONTH)
    for moment in _scheduled().values_list("listed_at", flat=True):
        counts[f"{timezone.localtime(moment):%Y-%m}"] -= 1
    months = sorted((month for month, count in counts.items() if count > 0), reverse=True)
    return {(int(month[:4]), int(month[5:])): counts[month] for month in months}


def posts_by_tag() -> Counter[int]:
    """Return the number of live posts of each tag that has any, by primary key."""
    counts = Counter({int(key): count for key, count in counts_of(CountKind.TAG).items()})
    counts.subtract(
        Tagging.objects.filter(content_object__in=_scheduled()).values_list("tag", flat=True)
    )
    return +counts


def posts_by_author() -> tuple[Counter[str], dict[str, str]]:
    """Return the number of live posts of each author by slug, and the names of guests."""
    rows = ListCount.objects.filter(kind=CountKind.AUTHOR, count__gt=0)
    found = {key: (name, count) for key, name, count in rows.values_list("key", "name", "count")}
    counts = Counter({slug: count for slug, (_name, count) in found.items()})
    counts.subtract(
        Byline.objects.filter(post__in=_scheduled()).values_list("listed_as", flat=True)
    )
    return +counts, {slug: name for slug, (name, _count) in found.items() if name}


def posts_of_author(slug: str) -> int:
    """Return the number of live posts of the author."""
    count = counts_of(CountKind.AUTHOR)[slug]
    return count - Byline.objects.filter(listed_as=slug, post__in=_scheduled()).count()


def post_parts() -> dict[int, datetime | None]:
    """Return the parts of the sitemap with live posts, and the last change of each, if known."""
    rows = ListCount.objects.filter(kind=CountKind.POSTS, count__gt=0)
    found = {
        int(key): (count, at) for key, count, at in rows.values_list("key", "count", "changed_at")
    }
    scheduled = Counter(part_of(pk) for pk in _scheduled().values_list("pk", flat=True))
    parts = {part: at for part, (count, at) in sorted(found.items()) if count > scheduled[part]}
    newest = Post.objects.posts().live().newest_first().values_list("pk", "published_at")
    for pk, date in newest[:LATEST]:
        parts[part_of(pk)] = max(filter(None, (parts.get(part_of(pk)), date)))
    return parts


def last_change() -> datetime | None:
    """Return the date of the last change that readers see, by the end of two indexes."""
    live = Post.objects.live().order_by()
    newest = live.posts().newest_first().values_list("published_at", flat=True).first()
    page = live.pages().aggregate(last=Max("published_at"))["last"]
    corrected = live.filter(updated_at__isnull=False).order_by("-updated_at")
    dates = newest, page, corrected.values_list("updated_at", flat=True).first()
    return max((date for date in dates if date), default=None)


def _scheduled() -> QuerySet[Post]:
    """Select the listed posts that are scheduled, which are few, from the end of an index."""
    return Post.objects.posts().in_stage(Stage.SCHEDULED).order_by().only("pk")
