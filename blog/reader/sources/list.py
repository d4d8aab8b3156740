"""All sources that readers may see, and each of them."""

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms
from django.db.models import Q, Value
from django.db.models.functions import Coalesce, Lower, NullIf
from django.http import Http404, HttpResponse, HttpResponsePermanentRedirect, QueryDict
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from blog.posts.citations.bibliography import cited_about, posts_citing, sources_shown
from blog.posts.models import Post
from blog.posts.tags.models import Tag
from blog.reader.absolute_urls import own_address
from blog.reader.discovery.linked_lists import list_data, source_data
from blog.reader.posts.citing import download
from blog.reader.sources.counts import Counts, count_sources
from blog.sources.available_styles import style_named
from blog.sources.editing import to_csl
from blog.sources.exporting import exported_item
from blog.sources.metadata.coins import coins
from blog.sources.models import FormerKey, Source, SourceQuerySet
from blog.sources.parsing import FORMATS
from blog.sources.styles import format_bibliography
from blog.web.requests import BlogRequest

PAGE_SIZE = 30
ORDER = ("heading", "dated", "title", "pk")
UNDATED = 9999


class FilterForm(forms.Form):
    """What to show of the sources, and how many there are of it."""

    q = forms.CharField(label=_("Search"), required=False, max_length=200)
    kind = forms.ChoiceField(label=_("Kind"), required=False)
    decade = forms.TypedChoiceField(label=_("Decade"), required=False, coerce=int, empty_value=None)
    tag = forms.ModelChoiceField(
        Tag.objects.none(), label=_("Cited in posts about"), required=False, to_field_name="slug"
    )

    def __init__(self, data: QueryDict, *, counts: Counts) -> None:
        super().__init__(data, auto_id="filter_%s")
        any_kind, any_time = [("", _("any kind"))], [("", _("any time"))]
        kinds, decades = (
            [(group.value, f"{group.words} ({group.count})") for group in groups]
            for groups in (counts.kinds, counts.decades)
        )
        self.fields["kind"].choices = [*any_kind, *kinds]  # type: ignore[attr-defined]
        self.fields["decade"].choices = [*any_time, *decades]  # type: ignore[attr-defined]
        tags = Tag.objects.filter(taggings__content_object__in=Post.objects.live()).distinct()
        self.fields["tag"].queryset = tags  # type: ignore[attr-defined]
        self.fields["tag"].empty_label = _("any subject")  # type: ignore[attr-defined]

    @property
    def is_filtering(self) -> bool:
        return any(self.data.get(name) for name in self.fields)

    def filtered(self, sources: SourceQuerySet) -> SourceQuerySet:
        """Those that pass. A choice there is not passes nothing."""
        if not self.is_valid():
            return sources.none()
        said = self.cleaned_data
        found = sources.matching(said["q"])
        if said["kind"]:
            found = found.filter(kind=said["kind"])
        if said["decade"] is not None:
            found = found.filter(year__gte=said["decade"], year__lt=said["decade"] + 10)
        if said["tag"]:
            found = found.filter(cited_about(said["tag"].slug)).distinct()
        return found


@require_safe
def index(request: BlogRequest) -> HttpResponse:
    shown = sources_shown()
    counts = count_sources(shown)
    form = FilterForm(request.GET, counts=counts)
    found = form.filtered(shown)
    if "format" in request.GET:
        items = [exported_item(source) for source in _in_order(found)]
        return download(items, request.GET["format"], name="sources")
    after = request.GET.get("after", "")
    page = _page(found, after)
    context = {
        "site": request.blog,
        **({} if form.is_filtering else _told(request, page[:PAGE_SIZE], after=after)),
        "form": form,
        "counts": counts,
        "sources": [(source, coins(to_csl(source))) for source in page[:PAGE_SIZE]],
        "next": _query(request, after=page[PAGE_SIZE - 1].key) if len(page) > PAGE_SIZE else "",
        "is_first": not after,
        "exports": [(one.label, _query(request, format=one.name)) for one in FORMATS.values()],
    }
    return TemplateResponse(request, "reader/sources/list.html", context)


@require_safe
def show(request: BlogRequest, key: str) -> HttpResponse:
    source = sources_shown().filter(key=key).first()
    if source is None:
        former = get_object_or_404(FormerKey, key=key, source__in=sources_shown())
        return HttpResponsePermanentRedirect(former.source.get_absolute_url())
    item = to_csl(source)
    style = style_named(request.blog.citation_style)
    context = {
        "site": request.blog,
        "canonical": own_address(request),
        "linked_data": source_data(request, source, item, canonical=own_address(request)),
        "source": source,
        "reference": format_bibliography([item], style=style, language=request.blog.language)[0],
        "coins": coins(item),
        "facts": list(_facts(item)),
        "links": list(_links(item)),
        "citing": posts_citing(source),
        "formats": FORMATS.values(),
    }
    return TemplateResponse(request, "reader/sources/source.html", context)


def _page(sources: SourceQuerySet, after: str) -> list[Source]:
    """The sources after the one of this key, in their order, and one more if there are more."""
    listed = _in_order(sources)
    if after:
        last = None if "\0" in after else _in_order(sources_shown()).filter(key=after).first()
        if last is None:
            raise Http404("no such page")
        listed = listed.filter(_beyond(last))
    return list(listed[: PAGE_SIZE + 1])


def _told(request: BlogRequest, sources: Sequence[Source], *, after: str) -> dict[str, Any]:
    """What programs are told of a page of the whole list."""
    canonical = own_address(request, after=after)
    things = [(source.title, source.get_absolute_url()) for source in sources]
    data = list_data(request, str(_("Sources")), canonical=canonical, things=things)
    return {"canonical": canonical, "linked_data": data}


def _in_order(sources: SourceQuerySet) -> SourceQuerySet:
    """As a bibliography lists them: by name, or title where nobody is named; undated ones last."""
    return sources.annotate(
        heading=Lower(Coalesce(NullIf("names", Value("")), "title")),
        dated=Coalesce("year", Value(UNDATED)),
    ).order_by(*ORDER)


def _beyond(last: Source) -> Q:
    """What stands after `last`, which knows its place."""
    beyond, equal = Q(), Q()
    for name in ORDER:
        value = getattr(last, name)
        beyond |= equal & Q(**{f"{name}__gt": value})
        equal &= Q(**{name: value})
    return beyond


def _query(request: BlogRequest, **said: str) -> str:
    """The page's own filters with something else said."""
    query = request.GET.copy()
    query.pop("after", None)
    for name, value in said.items():
        query[name] = value
    return f"?{query.urlencode()}"


_FACTS = (
    ("archive", _("Archive")),
    ("archive-place", _("Archive's place")),
    ("archive_collection", _("Collection")),
    ("archive_location", _("Box and folder")),
    ("ISBN", "ISBN"),
    ("ISSN", "ISSN"),
)


def _facts(item: dict[str, Any]) -> Iterable[tuple[Any, str]]:
    return ((label, str(item[name])) for name, label in _FACTS if item.get(name))


def _links(item: dict[str, Any]) -> Iterable[tuple[str, str]]:
    """(what it is, where it leads) of every identifier with an address."""
    custom = item.get("custom", {})
    if doi := item.get("DOI"):
        yield f"DOI {doi}", f"https://doi.org/{doi}"
    if pmid := item.get("PMID"):
        yield f"PMID {pmid}", f"https://pubmed.ncbi.nlm.nih.gov/{pmid}/"
    if arxiv := custom.get("arxiv"):
        yield f"arXiv {arxiv}", f"https://arxiv.org/abs/{arxiv}"
    if wikidata := custom.get("wikidata"):
        yield f"Wikidata {wikidata}", f"https://www.wikidata.org/wiki/{wikidata}"
    if str(url := item.get("URL", "")).startswith(("https://", "http://")):
        yield str(url), str(url)
