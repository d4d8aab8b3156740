"""The cite dialog: search the sources, look up pasted text, add a new source."""

from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urlsplit

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
from blog.net.fetching import FailureReason, FetchFailed, FetchRefused
from blog.people.roles import Right
from blog.sources.dates.csl import csl_date
from blog.sources.editing import write_source
from blog.sources.identifiers import Identifier, normalized, recognize
from blog.sources.matching import find_alike, find_by_identifier, find_same_work
from blog.sources.models import CslItem, Origin, Source
from blog.sources.parsing import recognize as recognize_format
from blog.sources.resolving import NothingFound, resolve
from blog.text.words.locators import read_locator

SHOWN = 30
# A response header for the dialog's script: the part of the dialog that the response replaces.
PART = "Dialog-Part"
_VARIABLES = {"doi": "DOI", "isbn": "ISBN", "issn": "ISSN", "pmid": "PMID", "url": "URL"}


@right_required(Right.WRITE)
@require_safe
def cite(request: AdminRequest) -> HttpResponse:
    """Show the dialog; with `q`, only its list of matching sources; with `offer`, that source."""
    search = SearchForm(request.GET)
    query = search.cleaned_data if search.is_valid() else {}
    if offered := query.get("offer"):
        return _found(request, Source.objects.filter(pk=offered), chosen=offered)
    if "q" in request.GET:
        return _matching(request, query.get("q", ""))
    chosen = Source.objects.filter(pk=query.get("chosen") or 0)
    latest = Source.objects.kept().exclude(pk__in=chosen).order_by("-updated_at")[:SHOWN]
    label, locator = read_locator(
        request.GET.get("locator", ""), label=request.GET.get("label") or "page"
    )
    initial = {**request.GET.dict(), "label": label, "locator": locator}
    context = {
        "sources": [*chosen, *latest],
        "chosen": query.get("chosen"),
        "citation": CitationForm(initial=initial, auto_id="cite_%s"),
        "form": SourceForm(auto_id="source_%s"),
    }
    return TemplateResponse(request, "admin/posts/citing/dialog.html", context)


@right_required(Right.WRITE)
@require_POST
def look_up(request: AdminRequest) -> HttpResponse:
    """Look up pasted text: show the existing source, or else the filled form of a new one.

    Text that is neither an identifier nor a bibliography is a query for the existing sources.
    """
    search = SearchForm(request.POST)
    pasted = search.cleaned_data["q"].strip() if search.is_valid() else ""
    named = recognize(pasted)
    if named and (existing := find_by_identifier(named)):
        return _found(request, [existing], chosen=existing.pk)
    work = _resolved(named, pasted) if named else _parsed(pasted)
    if work is None:
        return _matching(request, pasted[:200])
    if work.item and (existing := find_same_work(work.item)):
        return _found(request, [existing], chosen=existing.pk)
    form = SourceForm(item=work.item, auto_id="source_%s")
    form.existing = find_alike(work.item)
    return _new(request, form, origin=work.origin, message=work.message)


@right_required(Right.WRITE)
@require_http_methods(["GET", "HEAD", "POST"])
def cite_new(request: AdminRequest) -> HttpResponse:
    """Show the form of a new source, or store it and respond with it as the selected one (201)."""
    form = SourceForm(request.POST if request.method == "POST" else None, auto_id="source_%s")
    origin = _origin(request.POST.get("origin", ""))
    if not form.is_valid():
        return _new(request, form, origin=origin)
    data = form.cleaned_data
    source = Source(origin=origin, key=data["key"])
    write_source(source, form.item, source_role=data["source_role"], note=data["note"])
    return _found(request, [source], chosen=source.pk, status=201)


@dataclass(frozen=True)
class _Work:
    """The result of a lookup: a CSL item, possibly almost empty, and a message about it."""

    item: CslItem
    origin: Origin = Origin.TYPED
    message: str = ""


def _parsed(pasted: str) -> _Work | None:
    """Return the first work of a pasted bibliography, or None if the text is not one."""
    format = recognize_format(pasted)
    if format is None:
        return None
    parsed = format.read(pasted)
    if not parsed.items:
        return _Work({}, message=" ".join(failure.reason for failure in parsed.failures[:3]))
    message = _("Parsed from %(format)s. Please check the fields.") % {"format": format.label}
    if more := len(parsed.items) - 1:
        rest = ngettext(
            "%d more source was found: use the import to add it.",
            "%d more sources were found: use the import to add them.",
            more,
        )
        message += " " + rest % more
    return _Work(normalized(parsed.items[0]), Origin.PARSED, message)


def _resolved(named: Identifier, pasted: str) -> _Work:
    """Return the work as other services describe it, or only its identifier if they fail."""
    if not settings.ASK_OTHERS:
        return _Work(_bare(named), message="Lookups are turned off. Fill in the fields yourself.")
    try:
        found = resolve(pasted, today=timezone.localdate(), sender=settings.PUBLIC_URL)
    except (NothingFound, FetchFailed, FetchRefused) as trouble:
        message = f"{_reason(trouble, named)} What you pasted is kept: fill in the other fields."
        return _Work(_bare(named), message=message)
    message = _("%(how)s. Please check the fields.") % {"how": str(found.how).capitalize()}
    return _Work(found.item, Origin.FETCHED, message)


def _reason(trouble: Exception, named: Identifier) -> str:
    """Return why nothing was found; a registry without a name means that the network is down."""
    if not isinstance(trouble, FetchFailed) or trouble.reason != FailureReason.NAME:
        return str(trouble)
    host = urlsplit(trouble.url).hostname
    if named.kind == "url":
        return f"{host} could not be found: check the URL and this server's connection."
    return f"{host} could not be reached: this server may have no connection to the internet."


def _bare(named: Identifier) -> CslItem:
    """Return a work with only the pasted identifier or URL, a web page as accessed today."""
    kinds = {"url": "webpage", "isbn": "book", "arxiv": "article", "wikidata": "book"}
    item: CslItem = {"type": kinds.get(named.kind, "article-journal")}
    if named.kind == "url":
        item["accessed"] = csl_date(timezone.localdate().isoformat())
    if variable := _VARIABLES.get(named.kind):
        return item | {variable: named.value}
    return item | {"custom": {named.kind: named.value}}


def _origin(value: str) -> Origin:
    return Origin(value) if value in Origin.values else Origin.TYPED


def _new(
    request: AdminRequest, form: SourceForm, *, origin: Origin, message: str = ""
) -> HttpResponse:
    context = {"form": form, "origin": origin, "message": message}
    return TemplateResponse(request, "admin/posts/citing/_new.html", context, headers={PART: "new"})


def _matching(request: AdminRequest, query: str) -> HttpResponse:
    """Show the sources that match; of a typed identifier, how to look it up."""
    named = recognize(query)
    return _found(
        request, Source.objects.kept().matching(query)[:SHOWN], query=query, named=_name_of(named)
    )


def _name_of(named: Identifier | None) -> str:
    """Return what kind of identifier was typed, for a sentence; "" for plain text."""
    return "" if named is None else _VARIABLES.get(named.kind, named.kind)


def _found(
    request: AdminRequest,
    sources: Iterable[Source],
    *,
    chosen: int | None = None,
    query: str = "",
    named: str = "",
    status: int = 200,
) -> HttpResponse:
    context = {"sources": list(sources), "chosen": chosen, "query": query, "named": named}
    return TemplateResponse(
        request, "admin/posts/citing/_found.html", context, status=status, headers={PART: "found"}
    )
