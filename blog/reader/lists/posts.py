"""Lists of posts: home, a year, a month, a tag, an author."""

from collections.abc import Sequence
from datetime import datetime
from itertools import groupby
from typing import Any

from django.http import Http404, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from blog.posts.bylines.authors import author_at
from blog.posts.lists import EVERY_POST, PostList, dated, tagged
from blog.posts.models import Post
from blog.posts.tags.models import Tag
from blog.posts.tags.synonyms import Synonym
from blog.reader.discovery import open_graph
from blog.reader.discovery.json_ld.lists import author_data, home_data, list_data
from blog.reader.discovery.json_ld.nodes import Crumb, Node
from blog.reader.former_paths import redirect_of_query
from blog.reader.lists.paging import PostPage, first_page, page_of
from blog.reader.paths import with_query
from blog.web.origin import canonical_url, origin_of
from blog.web.page_cache.recording import record_posts
from blog.web.requests import BlogRequest


@require_safe
def home(request: BlogRequest) -> HttpResponse:
    if redirect := redirect_of_query(request):
        return redirect
    response = _list(request, EVERY_POST, heading="")
    response.headers["Link"] = ", ".join(
        (
            f'<{reverse("humans")}>; rel="author"; type="text/plain"',
            f'<{reverse("api:micropub")}>; rel="micropub"',
        )
    )
    return response


@require_safe
def year(request: BlogRequest, year: int) -> HttpResponse:
    start, end = month_start(year, 1), month_start(year + 1, 1)
    above = [(_("Archive"), reverse("archive"))]
    return _list(request, dated(start, end), heading=f"{year}", above=above)


@require_safe
def month(request: BlogRequest, year: int, month: int) -> HttpResponse:
    start = month_start(year, month)
    end = month_start(year, month + 1) if month < 12 else month_start(year + 1, 1)
    heading = date_format(timezone.localdate(start), "YEAR_MONTH_FORMAT")
    above = [(_("Archive"), reverse("archive")), (f"{year}", reverse("year", args=[year]))]
    return _list(request, dated(start, end), heading=heading, above=above)


@require_safe
def tag(request: BlogRequest, slug: str) -> HttpResponse:
    tag = Tag.objects.filter(slug=slug).first()
    if tag is None:
        synonym = get_object_or_404(Synonym.objects.select_related("tag"), slug=slug)
        return HttpResponsePermanentRedirect(with_query(request, synonym.tag.get_absolute_url()))
    above = [(_("Tags"), reverse("tags"))]
    feed = f"{tag.get_absolute_url()}feed/"
    return _list(request, tagged(tag), heading=tag.name, above=above, tag=tag, feed=feed)


@require_safe
def author(request: BlogRequest, slug: str) -> HttpResponse:
    author = author_at(slug)
    if author is None:
        raise Http404("no such author")
    feed = f"{author.get_absolute_url()}feed/"
    return _list(request, author.posts, heading=author.name, author=author.counted(), feed=feed)


def month_start(year: int, month: int) -> datetime:
    """Return the start of a month in the blog's time zone. Raise Http404 if it does not exist."""
    try:
        return datetime(year, month, 1, tzinfo=timezone.get_current_timezone())
    except (ValueError, OverflowError) as error:
        raise Http404("no such month") from error


def _list(
    request: BlogRequest,
    posts: PostList,
    *,
    heading: str,
    above: Sequence[Crumb] = (),
    **context: Any,
) -> HttpResponse:
    page = page_of(posts, request.GET)
    if heading and not page.posts:
        return first_page(request)
    record_posts(request, page.posts)
    canonical, origin = canonical_url(request, before=page.before), origin_of(request)
    context |= {
        "site": request.blog,
        "canonical": canonical,
        "open_graph": open_graph.of_list(
            heading, canonical=canonical, site=request.blog, origin=origin
        ),
        "heading": heading,
        "days": _by_day(page),
        "page": page,
    }
    context["json_ld"] = _json_ld(context, above=above, origin=origin)
    return TemplateResponse(request, "reader/lists/list.html", context)


def _json_ld(context: dict[str, Any], *, above: Sequence[Crumb], origin: str) -> Node:
    page, heading, site = context["page"], context["heading"], context["site"]
    if page.is_first and not heading:
        return home_data(page.posts, site=site, origin=origin)
    canonical = context["canonical"]
    if author := context.get("author"):
        return author_data(author, page.posts, canonical=canonical, site=site, origin=origin)
    items = [(post.title, post.get_absolute_url()) for post in page.posts]
    return list_data(
        heading or site.name, items, canonical=canonical, site=site, origin=origin, above=above
    )


def _by_day(page: PostPage) -> list[tuple[Any, list[Post]]]:
    return [(day, list(posts)) for day, posts in groupby(page.posts, key=lambda post: post.day)]
