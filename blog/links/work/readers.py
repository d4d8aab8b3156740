"""How many readers something affects: the views of the posts that show it."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import timedelta

from django.db.models import QuerySet, Sum
from django.utils import timezone

from blog.links.models import Link, LinkUse
from blog.posts.citations.models import Citation, Consultation
from blog.posts.models import Post
from blog.statistics.models import PostViews

PERIOD = timedelta(days=365)  # of which views are counted

BATCH = 5_000  # keys in one query

PostsOf = Mapping[int, set[int]]  # posts by what they show


def posts_of_links(links: QuerySet[Link]) -> PostsOf:
    """Return the live posts by the link in their text or in a source of theirs."""
    found: dict[int, set[int]] = {}
    uses = LinkUse.objects.filter(link__in=links.values("pk"))
    in_text = uses.filter(post__in=Post.objects.live())
    for link, post in in_text.values_list("link", "post"):
        found.setdefault(link, set()).add(post)
    by_source = uses.exclude(source=None).values_list("source", "link")
    links_of: dict[int, list[int]] = {}
    for source, link in by_source:
        links_of.setdefault(source, []).append(link)
    for source, posts in posts_of_sources(links_of).items():
        for link in links_of[source]:
            found.setdefault(link, set()).update(posts)
    return found


def posts_of_sources(sources: Iterable[int]) -> PostsOf:
    """Return the live posts by the source that they cite or were written with."""
    found: dict[int, set[int]] = {}
    for batch in _batches(sources):
        for model in (Citation, Consultation):
            rows = model.objects.filter(source__in=batch, post__in=Post.objects.live())
            for source, post in rows.order_by().values_list("source", "post").distinct():
                found.setdefault(source, set()).add(post)
    return found


def views_of(posts: Iterable[int]) -> dict[int, int]:
    """Return the views of these posts in the last year."""
    since, views = timezone.localdate() - PERIOD, dict[int, int]()
    for batch in _batches(posts):
        rows = PostViews.objects.filter(post__in=batch, day__gte=since).order_by()
        views |= dict(rows.values_list("post").annotate(total=Sum("count")))
    return views


def _batches(keys: Iterable[int]) -> Iterator[list[int]]:
    distinct = sorted(set(keys))
    for start in range(0, len(distinct), BATCH):
        yield distinct[start : start + BATCH]
