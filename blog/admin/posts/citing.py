"""The dialog in which an author cites: their sources, a look-up of what was pasted, a new one."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.conf import settings
from django.http import HttpResponse
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from blog.admin.access import AdminRequest, right_required
from blog.admin.posts.citing_forms import CitationForm, SearchForm
from blog.admin.sources.forms import SourceForm
from blog.net.fetching import FetchFailed, FetchRefused
from blog.people.roles import Right
from blog.sources.editing import write_source
from blog.sources.identifiers import Identifier, normalized, recognize
from blog.sources.matching import find_by_identifier, find_same_work
from blog.sources.models import CslItem, Origin, Source
from blog.sources.parsing import recognize as recognize_format
from blog.sources.resolving import NothingFound, resolve

SHOWN = 30
# Where in the dialog an answer belongs: its script reads this header.
PART = "Dialog-Part"
_VARIABLES = {"doi": "DOI", "isbn": "ISBN", "issn": "ISSN", "pmid": "PMID", "url": "URL"}


@right_required(Right.WRITE)
@require_safe
def cite(request: AdminRequest) -> HttpResponse:
    """The dialog; asked with `q`, only its list of the sources that match."""
    search = SearchForm(request.GET)
    asked = search.cleaned_data if search.is_valid() else {}
    if "q" in request.GET:
        return _found(request, Source.objects.kept().matching(asked.get("q", ""))[:SHOWN])
    chosen = Source.objects.filter(pk=asked.get("chosen") or 0)
    latest = Source.objects.kept().exclude(pk__in=chosen).order_by("-updated_at")[:SHOWN]
    context = {
        "sources": [*chosen, *latest],
        "chosen": asked.get("chosen"),
        "citation": CitationForm(initial=request.GET.dict(), auto_id="cite_%s"),
        "form": SourceForm(auto_id="source_%s"),
    }
    return TemplateResponse(request, "admin/posts/citing/dialog.html", context)


@right_required(Right.WRITE)
@require_POST
def look_up(request: AdminRequest) -> HttpResponse:
    """What was pasted: the source it names if it is here, else the form of a new one, filled.

    Words that name nothing are looked for in the sources.
    """
    search = SearchForm(request.POST)
    pasted = search.cleaned_data["q"].strip() if search.is_valid() else ""
    named = recognize(pasted)
    if named and (there := find_by_identifier(named)):
        return _found(request, [there], chosen=there.pk)
    work = _resolved(named, pasted) if named else _parsed(pasted)
    if work is None:
        return _found(request, Source.objects.kept().matching(pasted[:200])[:SHOWN])
    if work.item and (there := find_same_work(work.item)):
        return _found(request, [there], chosen=there.pk)
    form = SourceForm(item=work.item, auto_id="source_%s")
    return _new(request, form, origin=work.origin, said=work.said)


@right_required(Right.WRITE)
@require_http_methods(["GET", "HEAD", "POST"])
def cite_new(request: AdminRequest) -> HttpResponse:
    """The form of a new source; once written (201), the list with it alone, chosen."""
    form = SourceForm(request.POST if request.method == "POST" else None, auto_id="source_%s")
    origin = _origin(request.POST.get("origin", ""))
    if not form.is_valid():
        return _new(request, form, origin=origin)
    said = form.cleaned_data
    source = Source(origin=origin, key=said["key"])
    write_source(source, form.item, source_role=said["source_role"], note=said["note"])
    return _found(request, [source], chosen=source.pk, status=201)


@dataclass(frozen=True)
class _Work:
    """What pasted words came to: a CSL item, perhaps with little in it, and a word about it."""

    item: CslItem
    origin: Origin = Origin.TYPED
    said: str = ""


def _parsed(pasted: str) -> _Work | None:
    """The first work of a pasted bibliography; None for words that are none."""
    format = recognize_format(pasted)
    if format is None:
        return None
    parsed = format.read(pasted)
    if not parsed.items:
        return _Work({}, said=" ".join(failure.reason for failure in parsed.failures[:3]))
    said = _("Parsed from %(format)s. Please check the fields.") % {"format": format.label}
    if more := len(parsed.items) - 1:
        rest = ngettext(
            "%d more source was found: use the import to add it.",
            "%d more sources were found: use the import to add them.",
            more,
        )
        said += " " + rest % more
    return _Work(normalized(parsed.items[0]), Origin.PARSED, said)


def _resolved(named: Identifier, pasted: str) -> _Work:
    """The work, asked of those who know; what is known without them if they do not answer."""
    if not settings.ASK_OTHERS:
        return _Work(_bare(named), said=_("Lookups are turned off. Fill in the fields yourself."))
    try:
        found = resolve(pasted, today=timezone.localdate(), sender=settings.PUBLIC_URL)
    except (NothingFound, FetchFailed, FetchRefused) as trouble:
        said = _("%(trouble)s Fill in the fields yourself.") % {"trouble": trouble}
        return _Work(_bare(named), said=said)
    said = _("%(how)s. Please check the fields.") % {"how": str(found.how).capitalize()}
    return _Work(found.item, Origin.FETCHED, said)


def _bare(named: Identifier) -> CslItem:
    """The work with nothing but the number or address that was pasted."""
    kinds = {"url": "webpage", "isbn": "book", "arxiv": "article", "wikidata": "book"}
    item: CslItem = {"type": kinds.get(named.kind, "article-journal")}
    if variable := _VARIABLES.get(named.kind):
        return item | {variable: named.value}
    return item | {"custom": {named.kind: named.value}}


def _origin(said: str) -> Origin:
    return Origin(said) if said in Origin.values else Origin.TYPED


def _new(
    request: AdminRequest, form: SourceForm, *, origin: Origin, said: str = ""
) -> HttpResponse:
    context = {"form": form, "origin": origin, "said": said}
    return TemplateResponse(request, "admin/posts/citing/_new.html", context, headers={PART: "new"})


def _found(
    request: AdminRequest,
    sources: Iterable[Source],
    *,
    chosen: int | None = None,
    status: int = 200,
) -> HttpResponse:
    context = {"sources": list(sources), "chosen": chosen}
    return TemplateResponse(
        request, "admin/posts/citing/_found.html", context, status=status, headers={PART: "found"}
    )
