"""Links: what needs care, what most readers meet first, and the states of links over time."""

from datetime import timedelta
from typing import Any

from django.db.models import Count
from django.http import HttpResponse
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from blog.admin.access import AdminRequest, right_required
from blog.admin.dashboard.charts import DAYS, MONTHS, level_chart_of, starts_of
from blog.admin.site import admin_site
from blog.copies.models import RemovalRequest
from blog.copies.quotations import Outcome
from blog.links.history.counting import counts_by_day, today
from blog.links.models import Link, LinkState
from blog.links.quotations.models import QuotationCheck
from blog.links.running import why_no_checks
from blog.links.work.items import work_items
from blog.people.roles import Right, may

MAX_SHOWN = 100
CLOSED_FOR = timedelta(days=30)  # in which closing a request can be undone here
QUOTATIONS, REQUESTS, ACCEPTED = "quotations", "requests", "accepted"
FILTERS = (*LinkState.values, QUOTATIONS, REQUESTS, ACCEPTED)

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
    chosen = request.GET.get("state", "")
    chosen = chosen if chosen in FILTERS else ""
    context = {
        **admin_site.each_context(request),
        "title": _("Links"),
        "items": work_items(**_found(request, chosen), limit=MAX_SHOWN),
        "filters": _filters(request),
        "chosen": chosen,
        "undo": request.GET.get("undo", ""),
        "why_not": why_no_checks(request.blog),
        "checked": Link.objects.exclude(checked_at=None).count(),
        "waiting": Link.objects.filter(checked_at=None).count(),
    }
    return TemplateResponse(request, "admin/links/list.html", context)


@right_required(Right.WRITE)
@require_safe
def history(request: AdminRequest) -> HttpResponse:
    """Show how many links had each state, by days or months."""
    period = MONTHS if request.GET.get("period") == MONTHS else DAYS
    starts = starts_of(period, today=today())
    counts = counts_by_day(starts[0])
    charts = [
        (state, level_chart_of(counts[state], starts=starts))
        for state in (LinkState.OK, *TO_MEND)
        if any(counts.get(state, {}).values())
    ]
    context = {
        **admin_site.each_context(request),
        "title": "States of links",
        "period": period,
        "charts": charts,
    }
    return TemplateResponse(request, "admin/links/history.html", context)


def _found(request: AdminRequest, chosen: str) -> dict[str, Any]:
    """Return what the filter finds of each kind."""
    links, quotations, requests = _accepted() if chosen == ACCEPTED else _open()
    if chosen in LinkState.values:
        links = links.filter(state=chosen)
    if not may(request.user, Right.EDIT):
        requests = requests.none()
    kinds = {"links": links, "quotations": quotations, "requests": requests}
    wanted = {QUOTATIONS: "quotations", REQUESTS: "requests", ACCEPTED: "", "": ""}
    only = wanted.get(chosen, "links")
    return {kind: rows if only in {"", kind} else rows.none() for kind, rows in kinds.items()}


def _open() -> tuple[Any, Any, Any]:
    return (
        Link.objects.needing_care(),
        QuotationCheck.objects.needing_care(),
        RemovalRequest.objects.filter(closed_at=None),
    )


def _accepted() -> tuple[Any, Any, Any]:
    """Return what people dismissed, which can be undone."""
    return (
        Link.objects.filter(is_accepted=True),
        QuotationCheck.objects.filter(is_accepted=True).exclude(outcome=Outcome.EXACT),
        RemovalRequest.objects.filter(closed_at__gt=timezone.now() - CLOSED_FOR),
    )


def _filters(request: AdminRequest) -> list[dict[str, Any]]:
    """Return the filters of the list, with the number of items that each finds."""
    links, quotations, requests = _open()
    by_state = dict(links.values_list("state").annotate(n=Count("pk")).order_by())
    counts: dict[str, tuple[Any, int]] = {
        state.value: (state.label, by_state.get(state.value, 0)) for state in TO_MEND
    }
    counts[QUOTATIONS] = ("quotations", quotations.count())
    if may(request.user, Right.EDIT):
        counts[REQUESTS] = ("removal requests", requests.count())
    every = {"": (_("all"), sum(count for _label, count in counts.values()))}
    dismissed = {ACCEPTED: ("dismissed", _dismissed_count(request))}
    listed = (every | counts | dismissed).items()
    return [{"value": key, "label": label, "count": count} for key, (label, count) in listed]


def _dismissed_count(request: AdminRequest) -> int:
    return sum(rows.count() for rows in _found(request, ACCEPTED).values())
