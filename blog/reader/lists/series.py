"""A series, in reading order."""

from collections.abc import Sequence
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from blog.posts.models import Post
from blog.posts.reading import UNLISTED, fetch_shown_in_list
from blog.posts.series.models import Series
from blog.reader.discovery import open_graph
from blog.reader.discovery.json_ld.lists import list_data
from blog.reader.lists.paging import first_page
from blog.reader.paths import feed_path
from blog.web.origin import canonical_url, origin_of
from blog.web.page_cache.recording import record_posts
from blog.web.requests import BlogRequest

PAGE_SIZE = 30


@require_safe
def show(request: BlogRequest, slug: str) -> HttpResponse:
    series = get_object_or_404(Series, slug=slug)
    after = _parse_position(request.GET.get("after", "0"))
    parts = (
        Post.objects.filter(series=series, series_position__gt=after)
        .posts()
        .live()
        .defer(*UNLISTED)
    )
    found = fetch_shown_in_list(parts.order_by("series_position")[: PAGE_SIZE + 1])
    shown = found[:PAGE_SIZE]
    if not shown:
        return first_page(request)
    record_posts(request, shown)
    context = {
        "site": request.blog,
        **_metadata(request, series, shown, after=after),
        "series": series,
        "posts": shown,
        "more": shown[-1].series_position if len(found) > PAGE_SIZE else None,
        "is_first": not after,
        "feed": feed_path(series.get_absolute_url()),
    }
    return TemplateResponse(request, "reader/lists/series.html", context)


def _metadata(
    request: BlogRequest, series: Series, posts: Sequence[Post], *, after: int
) -> dict[str, Any]:
    """Return the metadata of a page of the series."""
    canonical, origin = canonical_url(request, after=str(after or "")), origin_of(request)
    return {
        "canonical": canonical,
        "open_graph": open_graph.of_list(
            series.title, canonical=canonical, site=request.blog, origin=origin
        ),
        "json_ld": list_data(
            series.title,
            [(post.title, post.get_absolute_url()) for post in posts],
            canonical=canonical,
            site=request.blog,
            origin=origin,
            description=series.description,
            above=[(_("Series"), reverse("all-series"))],
        ),
    }


def _parse_position(value: str) -> int:
    """Return the position in a series. Raise Http404 if `value` is not a position."""
    if not (value.isascii() and value.isdigit() and len(value) < 6):
        raise Http404("no such page")
    return int(value)
