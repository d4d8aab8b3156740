"""The list of all sources that readers may see, with filters, pages and exports."""

from collections.abc import Sequence
from typing import Any

from django.db.models import Q, Value
from django.db.models.functions import Coalesce, Lower, NullIf
from django.http import HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from blog.posts.citations.bibliography import sources_shown
from blog.reader.discovery.json_ld.lists import list_data
from blog.reader.origin import canonical_url, origin_of
from blog.reader.posts.citing import download
from blog.reader.sources.counts import count_sources
from blog.reader.sources.forms import FilterForm
from blog.sources.editing import to_csl
from blog.sources.exporting import exported_item
from blog.sources.metadata.coins import coins
from blog.sources.models import Source, SourceQuerySet
from blog.sources.parsing import FORMATS
from blog.web.requests import BlogRequest

PAGE_SIZE = 30
ORDER = ("heading", "dated", "title", "pk")
UNDATED = 9999


@require_safe
def index(request: BlogRequest) -> HttpResponse:
    """Show a page of the list, or return the filtered sources as a file in `?format=`."""
    shown = sources_shown()
    counts = count_sources(shown)
    form = FilterForm(request.GET, counts=counts)
    found = form.filtered(shown)
    if "format" in request.GET:
        items = [exported_item(source) for source in _in_order(found)]
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
    listed = _in_order(sources)
    if after:
        last = None if "\0" in after else _in_order(sources_shown()).filter(key=after).first()
        if last is None:
            return None
        listed = listed.filter(_after(last))
    return list(listed[: PAGE_SIZE + 1])


def _metadata(request: BlogRequest, sources: Sequence[Source], *, after: str) -> dict[str, Any]:
    """Return the metadata of a page of the whole list."""
    canonical = canonical_url(request, after=after)
    items = [(source.title, source.get_absolute_url()) for source in sources]
    data = list_data(
        _("Sources"), items, canonical=canonical, site=request.blog, origin=origin_of(request)
    )
    return {"canonical": canonical, "json_ld": data}


def _in_order(sources: SourceQuerySet) -> SourceQuerySet:
    """Order as in a bibliography: by name, or by title without a name; undated sources last."""
    return sources.annotate(
        heading=Lower(Coalesce(NullIf("names", Value("")), "title")),
        dated=Coalesce("year", Value(UNDATED)),
    ).order_by(*ORDER)


def _after(last: Source) -> Q:
    """Return the condition for the sources after `last`, a row of `_in_order`."""
    after, equal = Q(), Q()
    for name in ORDER:
        value = getattr(last, name)
        after |= equal & Q(**{f"{name}__gt": value})
        equal &= Q(**{name: value})
    return after


def _query(request: BlogRequest, **params: str) -> str:
    """Return the query string of the page with its filters and these parameters."""
    query = request.GET.copy()
    query.pop("after", None)
    for name, value in params.items():
        query[name] = value
    return f"?{query.urlencode()}"
