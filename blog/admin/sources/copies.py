"""The kept copies of a source's page: read, compared, downloaded, taken anew, deleted."""

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_POST, require_safe

from blog.admin.access import AdminRequest, right_required
from blog.admin.site import admin_site
from blog.copies.deleting import delete_copy
from blog.copies.models import KeptCopy
from blog.copies.quotations import Match, Outcome, look_up
from blog.copies.removal import close_requests
from blog.copies.showing import set_policy
from blog.copies.storing import storage
from blog.links.copying import request_copy
from blog.links.models import Link
from blog.links.running import why_no_copies
from blog.people.roles import Right, may
from blog.posts.citations.models import Citation
from blog.sources.models import CopyPolicy, Source
from blog.text.words.diffs import Hunk, Part, diff_html, diff_text, hunks

MAX_COMPARED = 150_000  # characters of each text


@dataclass(frozen=True)
class CheckedQuotation:
    """A quotation from the source, and whether the copy has it; `parts` show the difference."""

    citation: Citation
    match: Match
    parts: tuple[Part, ...] = ()


@right_required(Right.WRITE)
@require_safe
def copies(request: AdminRequest, pk: int) -> HttpResponse:
    source = get_object_or_404(Source.objects.kept(), pk=pk)
    reference = source.copies.reference()
    context = {
        **admin_site.each_context(request),
        "title": "Kept copies",
        "source": source,
        "copies": source.copies.newest_first().defer("html"),
        "reference": reference,
        "link": Link.objects.filter(url=source.url).first() if source.url else None,
        "why_not": why_no_copies(request.blog),
        "may_decide": may(request.user, Right.EDIT),
        "policies": CopyPolicy.choices,
        "requests": source.removal_requests.filter(closed_at=None).order_by("created_at"),
        "quotations": _checked(source, reference),
        "comparison": _differences(source, reference),
    }
    return TemplateResponse(request, "admin/sources/copies.html", context)


@right_required(Right.WRITE)
@require_safe
def read(request: AdminRequest, pk: int) -> HttpResponse:
    copy = get_object_or_404(KeptCopy.objects.select_related("source"), pk=pk)
    context = {
        **admin_site.each_context(request),
        "title": copy.title or copy.source.heading,
        "source": copy.source,
        "copy": copy,
    }
    return TemplateResponse(request, "admin/sources/copy.html", context)


@right_required(Right.WRITE)
@require_safe
def download(_request: AdminRequest, /, pk: int) -> HttpResponse:
    """Send the record, or the PDF or picture, always as a download."""
    copy = get_object_or_404(KeptCopy.objects.select_related("source"), pk=pk)
    try:
        with storage().open(copy.path) as file:
            content = file.read()
    except FileNotFoundError as error:
        raise Http404("the file is missing") from error
    name = f"{copy.source.key}-{copy.taken_at:%Y-%m-%d}.{copy.path.split('.', 1)[1]}"
    kind = "application/warc" if copy.warc else copy.media_type
    disposition = str(content_disposition_header(as_attachment=True, filename=name))
    headers = {"Content-Disposition": disposition}
    return HttpResponse(content, content_type=kind, headers=headers)


@right_required(Right.WRITE)
@require_POST
def take(request: AdminRequest, pk: int) -> HttpResponse:
    source = get_object_or_404(Source.objects.kept(), pk=pk)
    if request_copy(source):
        text = "A new copy will be taken soon. The page is compared with it from then on."
        messages.success(request, text)
    else:
        messages.error(request, "No copy can be taken: this source has no URL that is checked.")
    return _back(source)


@right_required(Right.EDIT)
@require_POST
def delete(request: AdminRequest, pk: int) -> HttpResponse:
    copy = get_object_or_404(KeptCopy.objects.select_related("source"), pk=pk)
    delete_copy(copy, by=request.user)
    messages.success(request, "The copy was deleted, with its file.")
    return _back(copy.source)


@right_required(Right.EDIT)
@require_POST
def change_policy(request: AdminRequest, pk: int) -> HttpResponse:
    source = get_object_or_404(Source.objects.kept(), pk=pk)
    policy = request.POST.get("policy", "")
    if policy in CopyPolicy.values:
        set_policy(source, CopyPolicy(policy), by=request.user)
        messages.success(request, "Saved.")
    return _back(source)


@right_required(Right.EDIT)
@require_POST
def close(request: AdminRequest, pk: int) -> HttpResponse:
    source = get_object_or_404(Source.objects.kept(), pk=pk)
    close_requests(source, by=request.user)
    messages.success(request, "The requests are closed.")
    return _back(source)


def _checked(source: Source, copy: KeptCopy | None) -> list[CheckedQuotation]:
    """Return the quotations from the source, looked up in the copy."""
    if copy is None or not copy.html:
        return []
    citations = Citation.objects.filter(source=source).exclude(quotation="").select_related("post")
    return [
        _checked_one(citation, copy.text) for citation in citations.order_by("post", "position")
    ]


def _checked_one(citation: Citation, text: str) -> CheckedQuotation:
    match = look_up(citation.quotation, text)
    is_near = match.outcome == Outcome.NEARLY
    parts = diff_text(citation.quotation, match.passage) if is_near else ()
    return CheckedQuotation(citation, match, parts)


def _differences(source: Source, reference: KeptCopy | None) -> dict[str, list[Hunk]] | None:
    """Return how the newest copy differs from the one the page is compared with."""
    newest = source.copies.newest_first().first()
    if reference is None or newest is None or newest == reference:
        return None
    before, after = (copy.html[:MAX_COMPARED] for copy in (reference, newest))
    return {"text": hunks(diff_html(before, after))}


def _back(source: Any) -> HttpResponseRedirect:
    return redirect(reverse("admin:source-copies", args=[source.pk]))
