"""Indexes: the archive, all tags, all authors, all series."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from django.http import HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from blog.posts.bylines.authors import Author, live_authors
from blog.posts.listing.counts import posts_by_month
from blog.posts.models import Post
from blog.posts.series.counted import live_series
from blog.posts.tags.counted import CountedTag, live_tags
from blog.posts.tags.models import Tag
from blog.reader.discovery.json_ld.lists import list_data
from blog.reader.discovery.json_ld.nodes import Crumb
from blog.reader.lists.paging import first_page
from blog.site.sorting import in_order
from blog.web.origin import canonical_url, origin_of
from blog.web.requests import BlogRequest

TAGS_PER_PAGE = 300
MAX_TITLES = 300


@dataclass(frozen=True)
class Month:
    """A month, its number of posts, and the posts if the archive lists them."""

    start: date
    count: int
    posts: list[Post]


@dataclass(frozen=True)
class Year:
    """A year's months that have posts, newest first: those with their posts, then the others."""

    number: int
    months: list[Month]

    @property
    def listed(self) -> list[Month]:
        return [month for month in self.months if month.posts]

    @property
    def counted(self) -> list[Month]:
        return [month for month in self.months if not month.posts]

    @property
    def count(self) -> int:
        return sum(month.count for month in self.months)


@require_safe
def archive(request: BlogRequest) -> HttpResponse:
    """Show all months, and the titles of the newest posts, as far as their months are complete."""
    posts = _newest_by_month()
    months = []
    for (year, month), count in posts_by_month().items():
        found = posts.get((year, month), [])
        months.append(Month(date(year, month, 1), count, found if len(found) == count else []))
    years = [
        Year(number, list(in_year))
        for number, in_year in groupby(months, key=lambda month: month.start.year)
    ]
    items = [(f"{year.number}", reverse("year", args=[year.number])) for year in years]
    return _page(request, "archive", _("Archive"), items, years=years)


def _newest_by_month() -> dict[tuple[int, int], list[Post]]:
    shown = ("title", "language", "direction", "published_at", "permalink")
    posts = Post.objects.posts().live().newest_first().only(*shown)[:MAX_TITLES]
    months: dict[tuple[int, int], list[Post]] = {}
    for post in posts:
        if post.day:
            months.setdefault((post.day.year, post.day.month), []).append(post)
    return months


@require_safe
def tags(request: BlogRequest) -> HttpResponse:
    listed = live_tags()
    after = request.GET.get("after", "")
    if after:
        last = None if "\0" in after else Tag.objects.filter(slug=after).first()
        if last is None:
            return first_page(request)
        listed = [tag for tag in listed if in_order(tag.name) > in_order(last.name)]
    found = listed[: TAGS_PER_PAGE + 1]
    shown = found[:TAGS_PER_PAGE]
    more = shown[-1].slug if len(found) > TAGS_PER_PAGE else ""
    context = {"tags": shown, "more": more, "is_first": not after}
    return _page(request, "tags", _("Tags"), _items(shown), after=after, **context)


@require_safe
def authors(request: BlogRequest) -> HttpResponse:
    authors = live_authors()
    return _page(request, "authors", _("Authors"), _items(authors), authors=authors)


@require_safe
def all_series(request: BlogRequest) -> HttpResponse:
    listed = []
    for series, count in live_series():
        series.count = count  # type: ignore[attr-defined]
        listed.append(series)
    items = [(series.title, series.get_absolute_url()) for series in listed]
    return _page(request, "all_series", _("Series"), items, all_series=listed)


def _items(listed: Sequence[CountedTag] | Sequence[Author]) -> list[Crumb]:
    return [(item.name, item.get_absolute_url()) for item in listed]


def _page(
    request: BlogRequest,
    template: str,
    title: str,
    items: Sequence[Crumb],
    *,
    after: str = "",
    **context: object,
) -> TemplateResponse:
    canonical, site = canonical_url(request, after=after), request.blog
    context |= {
        "site": site,
        "canonical": canonical,
        "json_ld": list_data(
            title, items, canonical=canonical, site=site, origin=origin_of(request)
        ),
    }
    return TemplateResponse(request, f"reader/lists/{template}.html", context)
