"""The number of sources of each kind and from each decade, for tables and small charts."""

from collections import Counter
from dataclasses import dataclass

from django.db.models import Count, F
from django.db.models.functions import Floor
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from blog.sources.kinds import Kind
from blog.sources.models import SourceQuerySet

MAX_KINDS, MAX_DECADES = 5, 60  # in a chart
HEIGHT = 40


@dataclass(frozen=True)
class Group:
    """The sources of one kind or decade: the filter's `value`, its `label`, and their number."""

    value: str
    label: str
    count: int


@dataclass(frozen=True)
class Bar:
    """The bar of a group in its chart; widths are out of 100, heights out of HEIGHT."""

    group: Group
    x: int = 0
    width: int = 0
    height: int = 0

    @property
    def y(self) -> int:
        return HEIGHT - self.height


@dataclass(frozen=True)
class SourceCounts:
    """Groups by kind, largest first, and by decade, in order."""

    total: int
    kinds: list[Group]
    decades: list[Group]

    @property
    def kind_bars(self) -> list[Bar]:
        """The bars of the largest kinds; none if there is only one kind."""
        shown = self.kinds[:MAX_KINDS] if len(self.kinds) > 1 else []
        return [Bar(kind, width=_scaled(kind, self.kinds, to=100)) for kind in shown]

    @property
    def decade_bars(self) -> list[Bar]:
        """The bars of the decades, with gaps for empty ones; none if the span is too long."""
        if len(self.decades) < 2 or self.span > MAX_DECADES:
            return []
        first = int(self.decades[0].value)
        return [
            Bar(
                decade, x=int(decade.value) - first, height=_scaled(decade, self.decades, to=HEIGHT)
            )
            for decade in self.decades
        ]

    @property
    def span(self) -> int:
        """The number of decades from the first to the last."""
        return (int(self.decades[-1].value) - int(self.decades[0].value)) // 10 + 1


def count_sources(sources: SourceQuerySet) -> SourceCounts:
    """Count the sources by kind and decade, in one query."""
    decade = Floor(F("year") / 10.0)
    rows = sources.order_by().values_list("kind", decade).annotate(count=Count("pk"))
    kinds: Counter[str] = Counter()
    decades: Counter[int] = Counter()
    for kind, tens, count in rows:
        kinds[kind] += count
        if tens is not None:
            decades[int(tens) * 10] += count
    return SourceCounts(
        kinds.total(),
        [Group(kind, str(capfirst(Kind(kind).label)), count) for kind, count in _by_size(kinds)],
        [Group(str(start), _decade(start), count) for start, count in sorted(decades.items())],
    )


def _by_size(kinds: Counter[str]) -> list[tuple[str, int]]:
    return sorted(kinds.items(), key=lambda kind: (-kind[1], kind[0]))


def _decade(start: int) -> str:
    if start < 0:
        return _("%(first)d–%(last)d BCE") % {"first": -start, "last": -start - 9}
    return _("%(decade)ds") % {"decade": start}


def _scaled(group: Group, groups: list[Group], *, to: int) -> int:
    """Return the group's size, at least 1, on a scale where the largest group's is `to`."""
    return -(-group.count * to // max(group.count for group in groups))
