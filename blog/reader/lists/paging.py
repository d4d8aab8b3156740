"""Keyset pagination: a page's URL names the post that it begins after, so pages never shift."""

from dataclasses import dataclass
from datetime import UTC, datetime
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict

from blog.posts.lists import PostList
from blog.posts.models import Post

PAGE_SIZE = 10
CURSOR_TIME = "%Y%m%dT%H%M%S.%f"


@dataclass(frozen=True)
class PostPage:
    """Up to PAGE_SIZE posts, newest first, and the query strings of the adjacent pages.

    `before` is the cursor in the page's own URL; "" for the first page.
    """

    posts: list[Post]
    before: str = ""
    newer: str = ""
    older: str = ""
    is_first: bool = True


def page_of(posts: PostList, query: QueryDict) -> PostPage:
    """Return the page of a list that `?before=` (older posts) or `?after=` (newer ones) asks for.

    Raise Http404 for an invalid cursor.
    """
    if after := query.get("after"):
        return _newer_page(posts, after)
    before = query.get("before", "")
    if before:
        found = posts.older(PAGE_SIZE + 1, than=read_cursor(before))
    else:
        found = posts.newest(PAGE_SIZE + 1)
    shown = found[:PAGE_SIZE]
    return PostPage(
        shown,
        before=write_cursor(*read_cursor(before)) if before else "",
        newer=_link("after", shown[0]) if before and shown else "",
        older=_link("before", shown[-1]) if len(found) > PAGE_SIZE else "",
        is_first=not before,
    )


def first_page(request: HttpRequest) -> HttpResponse:
    """Return a redirect from an empty page to the first one. Raise Http404 if it is the first."""
    if not request.GET.keys() & {"before", "after"}:
        raise Http404("nothing is listed here")
    return HttpResponseRedirect(request.path)


def _newer_page(posts: PostList, after: str) -> PostPage:
    found = posts.newer(PAGE_SIZE + 1, than=read_cursor(after))
    shown = found[:PAGE_SIZE][::-1]
    is_first = len(found) <= PAGE_SIZE
    return PostPage(
        shown,
        before="" if is_first else _cursor(found[PAGE_SIZE]),
        newer="" if is_first else _link("after", shown[0]),
        older=_link("before", shown[-1]) if shown else "",
        is_first=is_first,
    )


def _link(direction: str, post: Post) -> str:
    return "?" + urlencode({direction: _cursor(post)})


def _cursor(post: Post) -> str:
    assert post.published_at is not None
    return write_cursor(post.published_at, post.pk)


def write_cursor(at: datetime, pk: int) -> str:
    return f"{at.astimezone(UTC).strftime(CURSOR_TIME)}-{pk}"


def read_cursor(cursor: str) -> tuple[datetime, int]:
    """Return the date and key of a cursor. Raise Http404 unless `write_cursor` wrote it."""
    timestamp, _dash, pk = cursor.rpartition("-")
    try:
        number = int(pk)
        at = datetime.strptime(timestamp, CURSOR_TIME).replace(tzinfo=UTC)
    except ValueError as error:
        raise Http404("no such page") from error
    if not 0 <= number < 2**63:
        raise Http404("no such page")
    return at, number
