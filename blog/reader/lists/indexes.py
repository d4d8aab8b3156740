"""Ways in: the archive by month, all tags, all authors, all series."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

from django.db.models import Count, Q
from django.db.models.functions import Lower, TruncMonth
from django.http import Http404, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from blog.posts.bylines.authors import Author, live_authors
from blog.posts.models import Kind, Post, live_q
from blog.posts.series.models import Series
from blog.posts.tags.models import Tag
from blog.reader.absolute_urls import own_address
from blog.reader.discovery.linked_data import Crumb
from blog.reader.discovery.linked_lists import list_data
from blog.web.requests import BlogRequest

TAGS_ON_A_PAGE = 300


@dataclass(frozen=True)
class Year:
    """The months of a year that have posts, in order, each with how many."""

    number: int
    months: list[tuple[datetime, int]]

    @property
    def count(self) -> int:
        return sum(count for _month, count in self.months)


@require_safe
def archive(request: BlogRequest) -> HttpResponse:
    months = (
        Post.objects.posts()
        .live()
        .annotate(month=TruncMonth("published_at"))
        .values_list("month")
        .annotate(count=Count("pk"))
        .order_by("month")
    )
    years = [
        Year(number, list(found)) for number, found in groupby(months, key=lambda row: row[0].year)
    ]
    things = [(f"{year.number}", reverse("year", args=[year.number])) for year in years[::-1]]
    return _page(request, "archive", _("Archive"), things=things, years=years[::-1])


@require_safe
def tags(request: BlogRequest) -> HttpResponse:
    live = live_q("taggings__content_object__"), Q(taggings__content_object__kind=Kind.POST)
    counted = Tag.objects.filter(*live).annotate(count=Count("taggings"), lower=Lower("name"))
    after = request.GET.get("after", "")
    if after:
        counted = counted.filter(_beyond(after))
    found = list(counted.order_by("lower", "pk")[: TAGS_ON_A_PAGE + 1])
    shown = found[:TAGS_ON_A_PAGE]
    more = shown[-1].slug if len(found) > TAGS_ON_A_PAGE else ""
    said = {"tags": shown, "more": more, "is_first": not after}
    return _page(request, "tags", _("Tags"), things=_named(shown), after=after, **said)


@require_safe
def authors(request: BlogRequest) -> HttpResponse:
    authors = live_authors()
    return _page(request, "authors", _("Authors"), things=_named(authors), authors=authors)


@require_safe
def all_series(request: BlogRequest) -> HttpResponse:
    live = live_q("posts__"), Q(posts__kind=Kind.POST)
    counted = Series.objects.filter(*live).annotate(count=Count("posts")).order_by("title")
    things = [(series.title, series.get_absolute_url()) for series in counted]
    return _page(request, "all_series", _("Series"), things=things, all_series=counted)


def _beyond(slug: str) -> Q:
    """What stands after the tag of this slug."""
    tags = Tag.objects.annotate(lower=Lower("name"))
    last = None if "\0" in slug else tags.filter(slug=slug).first()
    if last is None:
        raise Http404("no such page")
    return Q(lower__gt=last.lower) | Q(lower=last.lower, pk__gt=last.pk)


def _named(things: Sequence[Tag] | Sequence[Author]) -> list[Crumb]:
    return [(thing.name, thing.get_absolute_url()) for thing in things]


def _page(
    request: BlogRequest,
    template: str,
    title: str,
    *,
    things: Sequence[Crumb],
    after: str = "",
    **said: object,
) -> TemplateResponse:
    canonical = own_address(request, after=after)
    context = {
        "site": request.blog,
        "canonical": canonical,
        "linked_data": list_data(request, title, canonical=canonical, things=things),
        **said,
    }
    return TemplateResponse(request, f"reader/lists/{template}.html", context)
