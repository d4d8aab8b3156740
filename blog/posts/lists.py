"""The lists of posts that readers page through, newest first, read by prepared queries."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache
from typing import Any

from django.db.models import Q
from django.utils import timezone

from blog.posts.bylines.models import Byline
from blog.posts.choices import Kind
from blog.posts.models import Post, PostQuerySet
from blog.posts.reading import UNFED, UNLISTED, fetch_shown_in_feed, fetch_shown_in_list
from blog.posts.selections import NEWEST_IN_LIST, live_q
from blog.posts.series.models import Series
from blog.posts.tags.models import Tag
from blog.rows.prepared import Parameter, Prepared

_DATE, _KEY = Post._meta.get_field("published_at"), Post._meta.pk
_NOW, _AT, _LAST = Parameter("now", _DATE), Parameter("at", _DATE), Parameter("last", _KEY)
_OLDER = Q(listing_date__lt=_AT) | Q(listing_key__lt=_LAST)
_NEWER = Q(listing_date__gte=_AT) & (Q(listing_date__gt=_AT) | Q(listing_key__gt=_LAST))


@dataclass(frozen=True)
class PostList:
    """A list: the name of its selection of posts, and the values of the selection's parameters."""

    selection: str
    values: Mapping[str, Any] = field(default_factory=dict)

    @property
    def posts(self) -> PostQuerySet:
        """The posts that the list has or will have."""
        return _SELECTIONS[self.selection](**self.values)

    def newest(self, count: int) -> list[Post]:
        return self._read("newest", count, now=timezone.now())

    def older(self, count: int, *, than: tuple[datetime, int]) -> list[Post]:
        """Return the posts after the one with this date and key."""
        at, pk = than
        return self._read("older", count, now=min(at, timezone.now()), at=at, last=pk)

    def newer(self, count: int, *, than: tuple[datetime, int]) -> list[Post]:
        """Return the posts before the one with this date and key, the nearest first."""
        at, pk = than
        return self._read("newer", count, now=timezone.now(), at=at, last=pk)

    def newest_for_feed(self, count: int) -> list[Post]:
        """Return the newest posts with all that a feed shows of them."""
        query = _query(self.selection, "for_feed", count)
        return fetch_shown_in_feed(query.all(**self.values, now=timezone.now()))

    def _read(self, part: str, count: int, **values: Any) -> list[Post]:
        return fetch_shown_in_list(_query(self.selection, part, count).all(**self.values, **values))


EVERY_POST = PostList("all")


def dated(start: datetime, end: datetime) -> PostList:
    """Return the list of the posts dated from `start` up to but not including `end`."""
    return PostList("dated", {"start": start, "end": end})


def tagged(tag: Tag) -> PostList:
    return PostList("tagged", {"tag": tag.pk})


def by_author(slug: str) -> PostList:
    return PostList("by_author", {"slug": slug})


def in_series(series: Series) -> PostList:
    return PostList("in_series", {"series": series.pk})


_SELECTIONS: Mapping[str, Callable[..., PostQuerySet]] = {
    "all": Post.objects.by_date,
    "dated": lambda start, end: Post.objects.by_date().between(start, end),
    "tagged": Post.objects.tagged,
    "by_author": Post.objects.by_author,
    "in_series": lambda series: Post.objects.by_date().filter(series=series),
}
_PARAMETERS: Mapping[str, list[Parameter]] = {
    "all": [],
    "dated": [Parameter("start", _DATE), Parameter("end", _DATE)],
    "tagged": [Parameter("tag", Tag._meta.pk)],
    "by_author": [Parameter("slug", Byline._meta.get_field("listed_as"))],
    "in_series": [Parameter("series", Series._meta.pk)],
}
_PARTS: Mapping[str, Callable[[PostQuerySet], PostQuerySet]] = {
    "newest": lambda posts: posts.defer(*UNLISTED),
    "older": lambda posts: posts.filter(_OLDER).defer(*UNLISTED),
    "newer": lambda posts: posts.filter(_NEWER).reverse().defer(*UNLISTED),
    "for_feed": lambda posts: posts.defer(*UNFED).select_related("lead_picture"),
}


@cache
def _query(selection: str, part: str, count: int) -> Prepared[Post]:
    def build() -> PostQuerySet:
        parameters = {each.name: each for each in _PARAMETERS[selection]}
        listed = _SELECTIONS[selection](**parameters).filter(
            live_q(at=_NOW, dated="listing_date"), kind=Kind.POST
        )
        return _PARTS[part](listed.order_by(*NEWEST_IN_LIST))[:count]

    return Prepared(build)
