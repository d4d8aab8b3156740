"""Update the lists of readers when a post changes, in the transaction of the change.

A post is listed from its date on: by itself, by its tags and by its authors, each with the date in
`listed_at`, so that an index of their own holds every list in its order. A scheduled post is listed
with its date in the future.
"""

from collections import Counter
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db.models import Q
from django.utils import timezone

from blog.posts.bylines.models import Byline
from blog.posts.choices import Kind
from blog.posts.models import Post
from blog.posts.tags.models import Tagging
from blog.site.counts.keeping import Group, adjust
from blog.site.counts.models import CountKind, ListCount
from blog.site.models import Site

PART = 1_000  # posts in a part of the sitemap, by their primary keys


def listed_q() -> Q:
    """Match the posts that lists have, now or from a date in the future."""
    dated = Q(kind=Kind.POST, published_at__isnull=False)
    return dated & Q(withdrawn_at__isnull=True, trashed_at__isnull=True)


def update_lists(post: Post, *, site: Site | None = None) -> None:
    """Update the lists that had the post or have it now, and their counts.

    Every verb that changes a post's date, visibility, tags or authors calls this after it.
    """
    before = Post.objects.filter(pk=post.pk).values_list("listed_at", flat=True).first()
    after = _listed_at(post)
    if not (before or after):
        return
    zone = (site or Site.objects.current()).zone
    changes = Counter(_groups_of(post.pk, after, zone))
    changes.subtract(_groups_of(post.pk, before, zone))
    if before != after:
        Post.objects.filter(pk=post.pk).update(listed_at=after)
    _list_tags(post, after, changes)
    names = _list_authors(post, after, changes)
    now = timezone.now()
    is_seen = any(date and date <= now for date in (before, after))
    adjust(changes, names=names, at=now if is_seen else None)


def count_tags(tags: Iterable[int]) -> None:
    """Count the posts of these tags again, after a merge."""
    keys = list(map(str, tags))
    counted = Tagging.objects.filter(tag__in=keys, listed_at__isnull=False)
    counts = Counter(map(str, counted.values_list("tag", flat=True)))
    ListCount.objects.filter(kind=CountKind.TAG, key__in=keys).delete()
    adjust({(CountKind.TAG, key): counts[key] for key in keys})


def part_of(pk: int) -> int:
    """Return the number of the part of the sitemap that has the post."""
    return pk // PART + 1


def unlist_authors(bylines: Iterable[Byline]) -> None:
    """Take authors who are removed from a post out of the counts."""
    removed = [byline for byline in bylines if byline.listed_at]
    groups = [(CountKind.AUTHOR, byline.listed_as) for byline in removed]
    names: dict[Group, str] = {
        (CountKind.AUTHOR, byline.listed_as): byline.guest for byline in removed
    }
    adjust({group: -count for group, count in Counter(groups).items()}, names=names)


def unlist_tags(tags: Iterable[int]) -> None:
    """Take tags that are removed from a listed post out of the counts."""
    adjust({(CountKind.TAG, str(tag)): -1 for tag in tags})


def _listed_at(post: Post) -> datetime | None:
    is_listed = not (post.is_page or post.withdrawn_at or post.trashed_at)
    return post.published_at if is_listed else None


def _groups_of(pk: int, listed_at: datetime | None, zone: Any) -> Iterable[Group]:
    """Return the groups of a post but its tags and authors."""
    if listed_at is None:
        return []
    month = timezone.localtime(listed_at, zone)
    return [
        (CountKind.MONTH, f"{month:%Y-%m}"),
        (CountKind.POSTS, str(part_of(pk))),
    ]


def _list_tags(post: Post, listed_at: datetime | None, changes: Counter[Group]) -> None:
    taggings = Tagging.objects.filter(content_object=post)
    rows = list(taggings.values_list("tag", "listed_at"))
    for tag, before in rows:
        changes[CountKind.TAG, str(tag)] += bool(listed_at) - bool(before)
    if any(before != listed_at for _tag, before in rows):
        taggings.update(listed_at=listed_at)


def _list_authors(
    post: Post, listed_at: datetime | None, changes: Counter[Group]
) -> dict[Group, str]:
    """Update the lists of the authors, and return the names of those without an account."""
    bylines = list(Byline.objects.filter(post=post))
    for byline in bylines:
        changes[CountKind.AUTHOR, byline.listed_as] += bool(listed_at) - bool(byline.listed_at)
    if any(byline.listed_at != listed_at for byline in bylines):
        Byline.objects.filter(post=post).update(listed_at=listed_at)
    return {(CountKind.AUTHOR, byline.listed_as): byline.guest for byline in bylines}
