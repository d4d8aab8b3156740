"""Ways in: the archive by month, all tags, all authors, all series."""

from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

from django.db.models import Count, Q
from django.db.models.functions import Lower, TruncMonth
from django.http import Http404, HttpResponse
from django.template.response import TemplateResponse
from django.views.decorators.http import require_safe

from blog.posts.authors import live_authors
from blog.posts.models import Kind, Post, live_q
from blog.posts.series import Series
from blog.posts.tags import Tag
from blog.reader.addresses import own_address
from blog.site.localising import BlogRequest

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
    return _page(request, "archive", years=years[::-1])


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
    return _page(request, "tags", after=after, tags=shown, more=more, is_first=not after)


@require_safe
def authors(request: BlogRequest) -> HttpResponse:
    return _page(request, "authors", authors=live_authors())


@require_safe
def all_series(request: BlogRequest) -> HttpResponse:
    live = live_q("posts__"), Q(posts__kind=Kind.POST)
    counted = Series.objects.filter(*live).annotate(count=Count("posts")).order_by("title")
    return _page(request, "all_series", all_series=counted)


def _beyond(slug: str) -> Q:
    """What stands after the tag of this slug."""
    tags = Tag.objects.annotate(lower=Lower("name"))
    last = None if "\0" in slug else tags.filter(slug=slug).first()
    if last is None:
        raise Http404("no such page")
    return Q(lower__gt=last.lower) | Q(lower=last.lower, pk__gt=last.pk)


def _page(request: BlogRequest, name: str, *, after: str = "", **said: object) -> TemplateResponse:
    context = {"site": request.blog, "canonical": own_address(request, after=after), **said}
    return TemplateResponse(request, f"reader/{name}.html", context)
