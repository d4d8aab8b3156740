"""Totals for the admin panel: by day, post, host or query. Each takes one database query."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, QuerySet, Sum

from blog.posts.models import Post
from blog.statistics.models import BlogVisitors, PostViews, Referral, SearchMiss

Posts = QuerySet[Post]


@dataclass(frozen=True)
class ViewedPost:
    """A post's views in a period; `visitors` is the sum of each day's visitors."""

    post: int
    title: str
    views: int
    visitors: int


def views_by_day(since: date, *, of: Posts) -> dict[date, int]:
    """Return the views of the posts `of` on each day from `since`."""
    rows = PostViews.objects.filter(_among(of), day__gte=since)
    return dict(rows.values_list("day").annotate(total=Sum("count")).order_by("day"))


def visitors_by_day(since: date) -> dict[date, int]:
    """Return the blog's visitors on each day; a person who views two posts counts once."""
    return dict(BlogVisitors.objects.filter(day__gte=since).values_list("day", "visitors"))


def post_visitors_by_day(since: date, *, post: Post) -> dict[date, int]:
    """Return the post's visitors on each day from `since`."""
    rows = PostViews.objects.filter(day__gte=since, post=post)
    return dict(rows.values_list("day", "visitors"))


def most_viewed(since: date, *, of: Posts, limit: int = 20) -> list[ViewedPost]:
    """Return the most viewed of the posts `of`, most views first."""
    rows = (
        PostViews.objects.filter(_among(of), day__gte=since)
        .values_list("post", "post__title")
        .annotate(total=Sum("count"), people=Sum("visitors"))
        .order_by("-total", "post")
    )
    return [ViewedPost(*row) for row in rows[:limit]]


def top_referrers(since: date, *, of: Posts, limit: int = 20) -> list[tuple[str, int]]:
    """Return the (host, views) of the hosts that most views of the posts `of` came from."""
    rows = Referral.objects.filter(_among(of), day__gte=since)
    by_host = rows.values_list("host").annotate(total=Sum("count"))
    return list(by_host.order_by("-total", "host")[:limit])


def top_search_misses(since: date, *, limit: int = 20) -> list[tuple[str, int]]:
    """Return the (query, searches) of the most frequent searches without results."""
    rows = SearchMiss.objects.filter(day__gte=since)
    by_query = rows.values_list("query").annotate(total=Sum("count"))
    return list(by_query.order_by("-total", "query")[:limit])


def _among(posts: Posts) -> Exists:
    """Match the rows of these posts, by looking up the post of each row."""
    return Exists(posts.order_by().filter(pk=OuterRef("post")))
