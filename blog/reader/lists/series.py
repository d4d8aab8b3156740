"""A series, in the order it is to be read."""

from collections.abc import Sequence
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from blog.posts.models import Post
from blog.posts.series.models import Series
from blog.reader.absolute_urls import own_address
from blog.reader.discovery import open_graph
from blog.reader.discovery.linked_lists import list_data
from blog.web.requests import BlogRequest

PAGE_SIZE = 30


@require_safe
def show(request: BlogRequest, slug: str) -> HttpResponse:
    series = get_object_or_404(Series, slug=slug)
    after = _read(request.GET.get("after", "0"))
    parts = Post.objects.filter(series=series, series_position__gt=after).posts().live().for_list()
    found = list(parts.order_by("series_position")[: PAGE_SIZE + 1])
    shown = found[:PAGE_SIZE]
    if not shown:
        raise Http404("nothing of this series is out")
    context = {
        "site": request.blog,
        **_told(request, series, shown, after=after),
        "series": series,
        "posts": shown,
        "more": shown[-1].series_position if len(found) > PAGE_SIZE else None,
        "is_first": not after,
        "feed": f"{series.get_absolute_url()}feed/",
    }
    return TemplateResponse(request, "reader/lists/series.html", context)


def _told(
    request: BlogRequest, series: Series, posts: Sequence[Post], *, after: int
) -> dict[str, Any]:
    """What programs are told of a page of the series."""
    canonical = own_address(request, after=str(after or ""))
    return {
        "canonical": canonical,
        "open_graph": open_graph.of_blog(request, title=series.title, canonical=canonical),
        "linked_data": list_data(
            request,
            series.title,
            canonical=canonical,
            things=[(post.title, post.get_absolute_url()) for post in posts],
            description=series.description,
            above=[(_("Series"), reverse("all-series"))],
        ),
    }


def _read(place: str) -> int:
    """A place in a series. Raises Http404 for what is none."""
    if not (place.isascii() and place.isdigit() and len(place) < 6):
        raise Http404("no such page")
    return int(place)
