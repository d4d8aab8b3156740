"""Keep the paths that depend on a live post before a change can take them from readers."""

from typing import Any

from django.db.models import CharField, F, Q, QuerySet, Value
from django.db.models.functions import TruncMonth
from django.urls import reverse
from django.utils import timezone

from blog.posts.bylines.models import Byline
from blog.posts.models import Post
from blog.posts.permalinks.models import Permalink
from blog.posts.selections import live_q
from blog.posts.tags.models import Tag
from blog.site.models import Site
from blog.site.public_paths.keeping import keep_paths
from blog.sources.models import FormerKey, Source

PERMALINK = "permalink"
OF_PAGES = {PERMALINK, "source"}  # a tag, a series and an author list only dated posts


def keep_paths_of(post: Post, *, site: Site | None = None) -> None:
    """Record every path that readers can open because the stored post is live.

    Every verb that changes a post calls this first: afterwards its tag, series, author, month or
    source may have no live post any longer.
    """
    if post.pk is None:
        return
    found = [pair for pair in _named_pages(post) if not post.is_page or pair[0] in OF_PAGES]
    if not any(name == PERMALINK for name, _value in found):
        return  # it is not live
    paths = {value if name == PERMALINK else reverse(name, args=[value]) for name, value in found}
    if post.is_page:
        paths.add(reverse("sitemap-part", args=["pages"]))
    elif post.published_at:
        zone = (site or Site.objects.current()).zone
        paths |= _archives_of(timezone.localtime(post.published_at, zone))
    keep_paths(paths)


def keep_archives(site: Site) -> None:
    """Record the archives of all live posts, before the blog's time zone changes."""
    months = Post.objects.posts().live().order_by()
    dates = months.annotate(month=TruncMonth("published_at", tzinfo=site.zone))
    found = dates.values_list("month", flat=True).distinct()
    keep_paths(path for month in found for path in _archives_of(month))


def _archives_of(moment: Any) -> set[str]:
    return {
        reverse("year", args=[moment.year]),
        reverse("month", args=[moment.year, moment.month]),
    }


def _named_pages(post: Post) -> QuerySet[Any, tuple[str, str]]:
    """Select (name of a route, its argument) of the pages that list the post, in one query.

    The permalinks are among them only if the post is live.
    """
    used = Q(citations__post=post) | Q(consultations__post=post)
    used |= Q(pictures__uses__post=post) | Q(pictures__led_posts=post)
    sources = Source.objects.filter(used).order_by()
    former = FormerKey.objects.filter(source__in=sources.values("pk"))
    bylines = Byline.objects.filter(post=post).order_by()
    permalinks = Permalink.objects.filter(live_q("post__"), post=post)
    found: QuerySet[Any, tuple[str, str]] = _pairs(permalinks, PERMALINK, "path").union(
        _pairs(Tag.objects.filter(taggings__content_object=post).order_by(), "tag", "slug"),
        _pairs(Post.objects.filter(pk=post.pk, series__isnull=False), "series", "series__slug"),
        _pairs(bylines.filter(account__isnull=False), "author", "account__slug"),
        _pairs(bylines.exclude(guest_slug=""), "author", "guest_slug"),
        _pairs(sources, "source", "key"),
        _pairs(former, "source", "key"),
    )
    return found


def _pairs(rows: QuerySet[Any, Any], name: str, field: str) -> QuerySet[Any, tuple[str, str]]:
    route = Value(name, output_field=CharField())
    pairs: QuerySet[Any, tuple[str, str]]
    pairs = rows.annotate(route=route, argument=F(field)).values_list("route", "argument")
    return pairs
