"""What the API offers, and the tags and authors of live posts."""

from typing import Any

from django.http import HttpResponse
from django.urls import reverse

from blog import __version__
from blog.api.access import ApiRequest
from blog.api.paging import keyed_page, list_data
from blog.api.posts.representing import named
from blog.api.responses import answer
from blog.posts.bylines.authors import live_authors
from blog.posts.tags.counted import live_tags
from blog.web.origin import origin_of

PLACES = ("posts", "sources", "comments", "tags", "authors", "openapi", "micropub", "metaweblog")


def index(request: ApiRequest) -> HttpResponse:
    """Show the blog, where everything is, and who the token belongs to."""
    origin, token = origin_of(request), request.token
    data: dict[str, Any] = {
        "name": request.blog.name,
        "url": f"{origin}/",
        "language": request.blog.language,
        "generator": f"Ibid {__version__}",
        **{place: f"{origin}{reverse(f'api:{place}')}" for place in PLACES},
    }
    if token:
        data["token"] = {"name": token.name, "scopes": token.scopes, "account": str(token.account)}
    return answer(request, data)


def tags(request: ApiRequest) -> HttpResponse:
    page, cursor = keyed_page(request, live_tags(), key="slug")
    return _counted(request, page, cursor)


def authors(request: ApiRequest) -> HttpResponse:
    page, cursor = keyed_page(request, live_authors(), key="slug")
    return _counted(request, page, cursor)


def _counted(request: ApiRequest, rows: Any, cursor: str) -> HttpResponse:
    origin = origin_of(request)
    items = [
        {**named(origin, row, name=row.name, slug=row.slug), "post_count": row.count}
        for row in rows
    ]
    data, headers = list_data(request, items, cursor)
    return answer(request, data, headers=headers)
