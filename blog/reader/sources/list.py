"""The list of all sources that readers may see, with filters, pages and exports."""

from collections.abc import Sequence
from typing import Any

from django.http import HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from blog.posts.citations.bibliography import sources_shown
from blog.reader.discovery.json_ld.lists import list_data
from blog.reader.posts.citing import download
from blog.reader.sources.counts import count_sources
from blog.reader.sources.forms import FilterForm
from blog.site.sorting import in_order, title_in_order
from blog.sources.editing import to_csl
from blog.sources.exporting import exported_item
from blog.sources.metadata.coins import coins
from blog.sources.models import Source, SourceQuerySet
from blog.sources.parsing import FORMATS
from blog.text.words.articles import without_the
from blog.text.words.sorting import Key
from blog.web.origin import canonical_url, origin_of
from blog.web.requests import BlogRequest

PAGE_SIZE = 30
UNDATED = 9999

Place = tuple[str, int, Key, int]


@require_safe
def index(request: BlogRequest) -> HttpResponse:
    """Show a page of the list, or return the filtered sources as a file in `?format=`."""
    shown = sources_shown()
    counts = count_sources(shown)
    form = FilterForm(request.GET, counts=counts)
    found = form.filtered(shown)
    if "format" in request.GET:
        items = [exported_item(source) for source in _sources(_keys_in_order(found))]
        return download(items, request.GET["format"], name="sources")
    after = request.GET.get("after", "")
    page = _page(found, after)
    if page is None:
        return HttpResponseRedirect(f"{request.path}{_query(request)}".removesuffix("?"))
    context = {
        "site": request.blog,
        **({} if form.is_filtering else _metadata(request, page[:PAGE_SIZE], after=after)),
        "form": form,
        "counts": counts,
        "sources": [(source, coins(to_csl(source))) for source in page[:PAGE_SIZE]],
        "next": _query(request, after=page[PAGE_SIZE - 1].key) if len(page) > PAGE_SIZE else "",
        "is_first": not after,
        "exports": [
            (format.label, _query(request, format=format.name)) for format in FORMATS.values()
        ],
    }
    return TemplateResponse(request, "reader/sources/list.html", context)


def _page(sources: SourceQuerySet, after: str) -> list[Source] | None:
    """Return a page of sources after the one with this key, plus one if there is a next page.

    Return None if the source with this key is gone.
    """
    listed = _keys_in_order(sources)
    if after:
        last = None if "\0" in after else sources_shown().filter(key=after)
        places = _keys_in_order(last) if last is not None else []
        if not places:
            return None
        listed = [place for place in listed if place > places[0]]
    return _sources(listed[: PAGE_SIZE + 1])


def _metadata(request: BlogRequest, sources: Sequence[Source], *, after: str) -> dict[str, Any]:
    """Return the metadata of a page of the whole list."""
    canonical = canonical_url(request, after=after)
    items = [(source.heading, source.get_absolute_url()) for source in sources]
    data = list_data(
        _("Sources"), items, canonical=canonical, site=request.blog, origin=origin_of(request)
    )
    return {"canonical": canonical, "json_ld": data}


def _keys_in_order(sources: SourceQuerySet) -> list[Place]:
    """Order as in a bibliography: by name, or by title without a name; undated sources last.

    An article at the start does not count: The National Archives are among N.
    """
    rows = sources.order_by().values_list("pk", "names", "title", "year")
    return sorted(
        (
            (in_order(without_the(names)) if names else title_in_order(title))[0],
            UNDATED if year is None else year,
            title_in_order(title),
            pk,
        )
        for pk, names, title, year in rows
    )


def _sources(places: Sequence[Place]) -> list[Source]:
    pks = [pk for *_key, pk in places]
    found = Source.objects.in_bulk(pks)
    return [found[pk] for pk in pks if pk in found]


def _query(request: BlogRequest, **params: str) -> str:
    """Return the query string of the page with its filters and these parameters."""
    query = request.GET.copy()
    query.pop("after", None)
    for name, value in params.items():
        query[name] = value
    return f"?{query.urlencode()}"
