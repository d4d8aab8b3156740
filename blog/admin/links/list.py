"""Links: the list of those that need care, most used first, and what can be done about each."""

from datetime import timedelta
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.core import signing
from django.db.models import Count, Q, QuerySet
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from blog.admin.access import AdminRequest, right_required
from blog.admin.site import admin_site
from blog.links import deciding
from blog.links.models import Link, LinkState
from blog.links.running import checks_links
from blog.people.roles import Right

MAX_SHOWN = 100
UNDO, UNDO_WITHIN = "admin.links.new-url", timedelta(days=1)

# The states of links that need care, the worst first.
TO_MEND = (
    LinkState.DEAD,
    LinkState.SOFT_404,
    LinkState.DRIFTED,
    LinkState.MOVED,
    LinkState.BLOCKED,
    LinkState.UNKNOWN,
)


@right_required(Right.WRITE)
@require_safe
def links(request: AdminRequest) -> HttpResponse:
    state = request.GET.get("state", "")
    is_accepted = state == "accepted"
    found = Link.objects.filter(is_accepted=True) if is_accepted else Link.objects.needing_care()
    if state in LinkState.values:
        found = found.filter(state=state)
    context = {
        **admin_site.each_context(request),
        "title": _("Links"),
        "links": _most_used(found)[:MAX_SHOWN],
        "states": _states(),
        "chosen": state,
        "undo": request.GET.get("undo", ""),
        "is_on": checks_links(request.blog),
        "checked": Link.objects.exclude(checked_at=None).count(),
        "waiting": Link.objects.filter(checked_at=None).count(),
    }
    return TemplateResponse(request, "admin/links/list.html", context)


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
        changed = signing.loads(request.POST.get("undo", ""), salt=UNDO, max_age=UNDO_WITHIN)
    except signing.BadSignature:
        messages.error(request, "Nothing was changed: this can no longer be undone.")
        return _back(request)
    if deciding.restore_url(changed.pop("pks"), **changed, by=request.user):
        messages.success(request, "The sources have their former URL again.")
    else:
        messages.error(request, "Nothing was changed: no source has the new URL any more.")
    return _back(request)


def _states() -> list[dict[str, Any]]:
    """Return the filters of the list, with the number of links that each finds."""
    counts = dict(
        Link.objects.needing_care().values_list("state").annotate(n=Count("pk")).order_by()
    )
    states = [
        {"value": state.value, "label": state.label, "count": counts.get(state.value, 0)}
        for state in TO_MEND
    ]
    accepted = Link.objects.filter(is_accepted=True).count()
    return [
        {"value": "", "label": _("all"), "count": sum(counts.values())},
        *states,
        {"value": "accepted", "label": "dismissed", "count": accepted},
    ]


def _most_used(found: QuerySet[Link]) -> QuerySet[Link]:
    """Sort links by the number of posts in which readers meet them."""
    in_text = Count("uses__post", distinct=True)
    cited = Count("uses__source__citations__post", distinct=True)
    used = found.annotate(readers=in_text + cited).filter(
        Q(uses__post__isnull=False) | Q(uses__source__trashed_at=None)
    )
    return used.prefetch_related("uses__post", "uses__source").order_by("-readers", "state_since")


def _back(request: AdminRequest, **query: str) -> HttpResponseRedirect:
    """Return to the list as it was filtered."""
    state = request.POST.get("state", "")
    if state in {*LinkState.values, "accepted"}:
        query["state"] = state
    return HttpResponseRedirect(reverse("admin:links") + (f"?{urlencode(query)}" if query else ""))
