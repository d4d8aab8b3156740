"""Queries of the admin panel over the sums: by day, by post, by host. Each is one query."""

from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet, Sum

from blog.posts.models import Post
from blog.statistics.models import BlogReaders, PostReads, Referral, VainSearch

Posts = QuerySet[Post]


@dataclass(frozen=True)
class Reading:
    """How much a post was read in a time; `readers` are those of each day, added up."""

    post: int
    title: str
    count: int
    readers: int


def reads_by_day(since: date, *, of: Posts) -> dict[date, int]:
    rows = PostReads.objects.filter(day__gte=since, post__in=of.order_by().values("pk"))
    return dict(rows.values_list("day").annotate(times=Sum("count")).order_by("day"))


def readers_by_day(since: date) -> dict[date, int]:
    """Of the whole blog: somebody who reads two posts is one."""
    return dict(BlogReaders.objects.filter(day__gte=since).values_list("day", "readers"))


def post_readers_by_day(since: date, *, post: Post) -> dict[date, int]:
    rows = PostReads.objects.filter(day__gte=since, post=post)
    return dict(rows.values_list("day", "readers"))


def most_read(since: date, *, of: Posts, most: int = 20) -> list[Reading]:
    rows = (
        PostReads.objects.filter(day__gte=since, post__in=of.order_by().values("pk"))
        .values_list("post", "post__title")
        .annotate(times=Sum("count"), people=Sum("readers"))
        .order_by("-times", "post")
    )
    return [Reading(*row) for row in rows[:most]]


def referrers(since: date, *, of: Posts, most: int = 20) -> list[tuple[str, int]]:
    rows = Referral.objects.filter(day__gte=since, post__in=of.order_by().values("pk"))
    by_host = rows.values_list("host").annotate(times=Sum("count"))
    return list(by_host.order_by("-times", "host")[:most])


def vain_searches(since: date, *, most: int = 20) -> list[tuple[str, int]]:
    rows = VainSearch.objects.filter(day__gte=since)
    by_words = rows.values_list("words").annotate(times=Sum("count"))
    return list(by_words.order_by("-times", "words")[:most])
