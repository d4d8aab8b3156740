"""All sources that readers may see, and each of them."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.db.models import Count, F, Q
from django.db.models.functions import Floor
from django.http import Http404, HttpResponse, HttpResponsePermanentRedirect, QueryDict
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from blog.posts.bibliography import cited_about, posts_citing, sources_shown
from blog.posts.models import Post, Tag
from blog.reader.citing import download
from blog.site.localising import BlogRequest
from blog.sources.describing import coins
from blog.sources.editing import to_csl
from blog.sources.exporting import exported_item
from blog.sources.kinds import Kind
from blog.sources.models import FormerKey, Source, SourceQuerySet
from blog.sources.parsing import FORMATS
from blog.sources.styles import format_bibliography
from blog.sources.styling import style_named

PAGE_SIZE = 30
ORDER = ("names", "title", "pk")
CHART_HEIGHT = 40


class FilterForm(forms.Form):
    """What to show of the sources. `chosen` is the query of the sources that pass."""

    q = forms.CharField(label=_("Search"), required=False, max_length=200)
    kind = forms.ChoiceField(label=_("Kind"), required=False)
    decade = forms.TypedChoiceField(label=_("Decade"), required=False, coerce=int, empty_value=None)
    tag = forms.ModelChoiceField(
        Tag.objects.none(), label=_("Cited in posts about"), required=False, to_field_name="slug"
    )

    def __init__(self, data: QueryDict, *, counts: "Counts") -> None:
        super().__init__(data, auto_id="filter_%s")
        any_kind, any_time = [("", _("any kind"))], [("", _("any time"))]
        kinds = [(kind, f"{capfirst(Kind(kind).label)} ({n})") for kind, n in counts.kinds]
        decades = [(start, f"{start}s ({n})") for start, n in counts.decades]
        self.fields["kind"].choices = [*any_kind, *kinds]  # type: ignore[attr-defined]
        self.fields["decade"].choices = [*any_time, *decades]  # type: ignore[attr-defined]
        tags = Tag.objects.filter(taggings__content_object__in=Post.objects.live()).distinct()
        self.fields["tag"].queryset = tags  # type: ignore[attr-defined]
        self.fields["tag"].empty_label = _("any subject")  # type: ignore[attr-defined]

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


@dataclass(frozen=True)
class Counts:
    """How many sources there are of each kind, most first, and of each decade, in order."""

    kinds: list[tuple[str, int]]
    decades: list[tuple[int, int]]

    @property
    def labelled_kinds(self) -> list[tuple[str, str, int]]:
        return [(kind, str(Kind(kind).label), n) for kind, n in self.kinds]

    @property
    def bars(self) -> list[dict[str, int]]:
        """The decades as bars of a chart, gaps and all, CHART_HEIGHT high; too many make none."""
        if len(self.decades) < 2:
            return []
        counts = dict(self.decades)
        span = range(self.decades[0][0], self.decades[-1][0] + 10, 10)
        if len(span) > 60:
            return []
        most = max(counts.values())
        return [
            {"decade": start, "count": n, "x": place * 10, "height": h, "y": CHART_HEIGHT - h}
            for place, start in enumerate(span)
            for n in [counts.get(start, 0)]
            for h in [-(-n * CHART_HEIGHT // most)]
        ]


@require_safe
def index(request: BlogRequest) -> HttpResponse:
    shown = sources_shown()
    counts = _counts(shown)
    form = FilterForm(request.GET, counts=counts)
    found = form.filtered(shown)
    if "format" in request.GET:
        items = [exported_item(source) for source in found.order_by(*ORDER)]
        return download(items, request.GET["format"], name="sources")
    page = _page(found, request.GET.get("after", ""))
    context = {
        "site": request.blog,
        "menu": Post.objects.for_menu(),
        "form": form,
        "counts": counts,
        "total": sum(n for _kind, n in counts.kinds),
        "sources": [(source, coins(to_csl(source))) for source in page[:PAGE_SIZE]],
        "next": _query(request, after=page[PAGE_SIZE - 1].key) if len(page) > PAGE_SIZE else "",
        "is_first": "after" not in request.GET,
        "exports": [
            (format.label, _query(request, format=format.name)) for format in FORMATS.values()
        ],
    }
    return TemplateResponse(request, "reader/sources.html", context)


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
        "menu": Post.objects.for_menu(),
        "source": source,
        "reference": format_bibliography([item], style=style, language=request.blog.language)[0],
        "coins": coins(item),
        "facts": list(_facts(item)),
        "links": list(_links(item)),
        "citing": posts_citing(source),
        "formats": FORMATS.values(),
    }
    return TemplateResponse(request, "reader/source.html", context)


def _counts(sources: SourceQuerySet) -> Counts:
    kinds = sources.order_by().values_list("kind").annotate(n=Count("pk")).order_by("-n", "kind")
    dated = sources.filter(year__isnull=False).order_by()
    decades = dated.values_list(Floor(F("year") / 10.0)).annotate(n=Count("pk"))
    return Counts(list(kinds), sorted((int(tens) * 10, n) for tens, n in decades))


def _page(sources: SourceQuerySet, after: str) -> list[Source]:
    """The sources after the one of this key, in their order, and one more if there are more."""
    if after:
        last = Source.objects.filter(key=after).first()
        if last is None:
            raise Http404("no such page")
        beyond = Q(names=last.names, title__gt=last.title)
        beyond |= Q(names=last.names, title=last.title, pk__gt=last.pk)
        sources = sources.filter(Q(names__gt=last.names) | beyond)
    return list(sources.order_by(*ORDER)[: PAGE_SIZE + 1])


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
