"""Counting the states of links each day, and reading the counts."""

from collections.abc import Mapping
from datetime import date

from django.db.models import Count
from django.utils import timezone

from blog.links.history.models import LinkStateCount
from blog.links.models import Link, LinkState
from blog.site.models import Site


def count_states() -> int:
    """Store how many links have each state today; return how many were checked at all."""
    counts = states_now()
    if not counts and not LinkStateCount.objects.exists():
        return 0
    day = today()
    rows = [LinkStateCount(day=day, state=state, count=counts.get(state, 0)) for state in LinkState]
    LinkStateCount.objects.bulk_create(
        rows, update_conflicts=True, unique_fields=["day", "state"], update_fields=["count"]
    )
    return sum(counts.values())


def states_now() -> dict[str, int]:
    """Return the number of checked links by state."""
    checked = Link.objects.exclude(checked_at=None)
    return dict(checked.values_list("state").annotate(n=Count("pk")).order_by())


def states_on(day: date) -> dict[str, int]:
    """Return the numbers of the last day up to `day` on which links were counted."""
    before = LinkStateCount.objects.filter(day__lte=day)
    last = before.order_by("-day").values_list("day", flat=True).first()
    return dict(before.filter(day=last).values_list("state", "count")) if last else {}


def counts_by_day(since: date) -> Mapping[str, dict[date, int]]:
    """Return the counts of each state by day from `since`."""
    counts: dict[str, dict[date, int]] = {}
    rows = LinkStateCount.objects.filter(day__gte=since).order_by("day")
    for state, day, count in rows.values_list("state", "day", "count"):
        counts.setdefault(state, {})[day] = count
    return counts


def today() -> date:
    return timezone.localdate(timezone=Site.objects.current().zone)
