"""The search page: the form and its results."""

from django.http import HttpResponse
from django.template.response import TemplateResponse
from django.views.decorators.http import require_safe

from blog.posts.tags.counted import live_tags
from blog.reader.search.forms import SearchForm
from blog.search.searching import MAX_RANKED, PAGE_SIZE, Results, search
from blog.site.sorting import in_order
from blog.statistics.buffering import count_search
from blog.web.page_views import is_page_view
from blog.web.requests import BlogRequest

MAX_TAGS = 200  # suggested for the tag filter


@require_safe
def show(request: BlogRequest) -> HttpResponse:
    """Show the form with a page of results, and count a search without results."""
    form = SearchForm(request.GET)
    is_typing = "typing" in request.GET
    results = Results()
    if form.is_valid():
        results = search(
            form.cleaned_data["q"],
            within=form.filtered() if form.is_filtered else None,
            page=_page_number(request),
            is_typing=is_typing,
        )
    if results.has_query and not (is_typing or form.is_filtered) and is_page_view(request.META):
        count_search(form.cleaned_data["q"], results=results.count)
    context = {
        "site": request.blog,
        "form": form,
        "results": results,
        "tags": _suggested_tags(),
        "previous": _query_string(request, page=str(results.page - 1)) if results.page > 1 else "",
        "next": _query_string(request, page=str(results.page + 1)) if results.has_more else "",
        "suggestion": _query_string(request, q=results.suggestion, page="1"),
    }
    return TemplateResponse(request, "reader/search/search.html", context)


def _page_number(request: BlogRequest) -> int:
    """Return the number of the requested page, within the possible range; 1 if it is invalid."""
    value = request.GET.get("page", "")
    number = int(value) if value.isascii() and value.isdigit() and len(value) < 6 else 1
    return max(1, min(number, 2 * MAX_RANKED // PAGE_SIZE))


def _suggested_tags() -> list[str]:
    tags = sorted(live_tags(), key=lambda tag: tag.pk)[:MAX_TAGS]
    return sorted((tag.name for tag in tags), key=in_order)


def _query_string(request: BlogRequest, **changes: str) -> str:
    """Return the query string of the same search with these changes."""
    query = request.GET.copy()
    query.pop("typing", None)
    for name, value in changes.items():
        query[name] = value
    return f"?{query.urlencode()}"
