"""Sources that readers may see, as CSL-JSON."""

from typing import Any

from django.http import HttpResponse

from blog.api import parameters
from blog.api.access import ApiRequest, Problem
from blog.api.paging import list_data, page_of
from blog.api.responses import answer
from blog.posts.citations.bibliography import cited_about, sources_shown, sources_with_page
from blog.sources.exporting import exported_item
from blog.sources.models import Source
from blog.web.origin import origin_of


def index(request: ApiRequest) -> HttpResponse:
    """List the sources that posts use, the last changed first."""
    sources = sources_shown()
    if tag := parameters.text(request, "tag"):
        sources = sources.filter(cited_about(tag)).distinct()
    if since := parameters.since(request):
        sources = sources.filter(updated_at__gte=since)
    page, cursor = page_of(request, sources, by="updated_at")
    data, headers = list_data(request, [_item(request, source) for source in page], cursor)
    return answer(request, data, headers=headers)


def show(request: ApiRequest, key: str) -> HttpResponse:
    source = sources_with_page().filter(key=key).first()
    if source is None:
        raise Problem(404, "There is no such source.")
    return answer(request, _item(request, source))


def _item(request: ApiRequest, source: Source) -> dict[str, Any]:
    """Return the CSL-JSON item; its page on the blog is in `custom`."""
    item = exported_item(source)
    page = f"{origin_of(request)}{source.get_absolute_url()}"
    return item | {"custom": {**item.get("custom", {}), "ibid-page": page}}
