"""Addresses of a WordPress blog that its export does not name: parts of pages, other forms."""

import re
from collections.abc import Callable, Mapping

from django.urls import reverse

from blog.posts.models import Post

Query = Mapping[str, str]
Resolve = Callable[[re.Match[str], Query], str]


def _home(_found: re.Match[str], _query: Query) -> str:
    return reverse("home")


def _month(found: re.Match[str], _query: Query) -> str:
    return reverse("month", args=[int(found["year"]), int(found["month"])])


def _year(found: re.Match[str], _query: Query) -> str:
    return reverse("year", args=[int(found["year"])])


def _post(found: re.Match[str], _query: Query) -> str:
    """Return the path of the post of which this was a page, or another form."""
    post = Post.objects.live().filter(permalinks__path=found["post"]).first()
    return post.get_absolute_url() if post else ""


_YEAR, _MONTH = r"/(?P<year>[0-9]{4})", r"/(?P<month>0[1-9]|1[0-2])"
_PAGE = r"page/[0-9]{1,6}/?"
PATTERNS: tuple[tuple[re.Pattern[str], Resolve], ...] = (
    (re.compile(f"/{_PAGE}"), _home),
    (re.compile(f"{_YEAR}/{_PAGE}"), _year),
    (re.compile(f"{_YEAR}{_MONTH}/(?:[0-9]{{2}}/?|(?:[0-9]{{2}}/)?{_PAGE})"), _month),
    (
        re.compile(
            rf"(?P<post>/.+/)(?:{_PAGE}|comment-page-[0-9]{{1,6}}/?|[0-9]{{1,3}}/?|amp/?|embed/?|"
            r"trackback/?|feed/(?:atom|rdf|rss2)/?)"
        ),
        _post,
    ),
)
