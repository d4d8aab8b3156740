"""What can be done about an item of the work list; each can be undone."""

from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.core import signing
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from blog.admin.access import AdminRequest, right_required
from blog.admin.links.list import FILTERS
from blog.copies.models import RemovalRequest
from blog.copies.removal import close_requests, reopen_request
from blog.links import deciding
from blog.links.models import Link
from blog.links.quotations import deciding as deciding_quotations
from blog.links.quotations.models import QuotationCheck
from blog.people.roles import Right

UNDO, UNDO_SECONDS = "admin.links.new-url", 24 * 60 * 60


@right_required(Right.WRITE)
@require_POST
def check_again(request: AdminRequest, pk: int) -> HttpResponse:
    link = get_object_or_404(Link, pk=pk)
    deciding.check_soon(link)
    messages.success(request, _("%(link)s will be checked again soon.") % {"link": link})
    return _back(request)


@right_required(Right.WRITE)
@require_POST
def accept(request: AdminRequest, pk: int) -> HttpResponse:
    link = get_object_or_404(Link, pk=pk)
    deciding.accept(link, by=request.user)
    messages.success(request, _("%(link)s is dismissed.") % {"link": link})
    return _back(request)


@right_required(Right.WRITE)
@require_POST
def reopen(request: AdminRequest, pk: int) -> HttpResponse:
    link = get_object_or_404(Link, pk=pk)
    deciding.reopen(link, by=request.user)
    messages.success(request, _("%(link)s is back on the list.") % {"link": link})
    return _back(request)


@right_required(Right.WRITE)
@require_POST
def accept_quotation(request: AdminRequest, pk: int) -> HttpResponse:
    check = get_object_or_404(QuotationCheck, pk=pk)
    deciding_quotations.accept(check, by=request.user)
    messages.success(request, "The quotation is dismissed.")
    return _back(request)


@right_required(Right.WRITE)
@require_POST
def reopen_quotation(request: AdminRequest, pk: int) -> HttpResponse:
    check = get_object_or_404(QuotationCheck, pk=pk)
    deciding_quotations.reopen(check, by=request.user)
    messages.success(request, "The quotation is back on the list.")
    return _back(request)


@right_required(Right.EDIT)
@require_POST
def close_request(request: AdminRequest, pk: int) -> HttpResponse:
    asked = get_object_or_404(RemovalRequest.objects.select_related("source"), pk=pk)
    close_requests(asked.source, by=request.user)
    messages.success(request, "The requests about this source are closed.")
    return _back(request)


@right_required(Right.EDIT)
@require_POST
def undo_closing(request: AdminRequest, pk: int) -> HttpResponse:
    asked = get_object_or_404(RemovalRequest.objects.select_related("source"), pk=pk)
    reopen_request(asked, by=request.user)
    messages.success(request, "The request is back on the list.")
    return _back(request)


@right_required(Right.WRITE)
@require_POST
def use_new_url(request: AdminRequest, pk: int) -> HttpResponse:
    link = get_object_or_404(Link, pk=pk)
    sources = deciding.use_new_url(link, by=request.user)
    if sources:
        text = ngettext(
            "%(count)d source has the new URL.", "%(count)d sources have the new URL.", len(sources)
        )
        messages.success(request, text % {"count": len(sources)})
        changed = {"pks": [source.pk for source in sources], "old": link.url, "new": link.target}
        return _back(request, undo=signing.dumps(changed, salt=UNDO))
    messages.error(request, _("Nothing was changed: no source has this URL any more."))
    return _back(request)


@right_required(Right.WRITE)
@require_POST
def undo_new_url(request: AdminRequest) -> HttpResponse:
    try:
        changed: dict[str, Any] = signing.loads(
            request.POST.get("undo", ""), salt=UNDO, max_age=UNDO_SECONDS
        )
    except signing.BadSignature:
        messages.error(request, "Nothing was changed: this can no longer be undone.")
        return _back(request)
    if deciding.restore_url(changed.pop("pks"), **changed, by=request.user):
        messages.success(request, "The sources have their former URL again.")
    else:
        messages.error(request, "Nothing was changed: no source has the new URL any more.")
    return _back(request)


def _back(request: AdminRequest, **query: str) -> HttpResponseRedirect:
    """Return to the list as it was filtered."""
    state = request.POST.get("state", "")
    if state in FILTERS:
        query["state"] = state
    return HttpResponseRedirect(reverse("admin:links") + (f"?{urlencode(query)}" if query else ""))
