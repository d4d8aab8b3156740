"""How many sources there are of each kind and decade, in numbers and as small charts."""

from collections import Counter
from dataclasses import dataclass

from django.db.models import Count, F
from django.db.models.functions import Floor
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from blog.sources.kinds import Kind
from blog.sources.models import SourceQuerySet

MOST_KINDS, MOST_DECADES = 5, 60
HEIGHT = 40


@dataclass(frozen=True)
class Group:
    """The sources that are alike: `value` is what the filter is told, `words` what people are."""

    value: str
    words: str
    count: int


@dataclass(frozen=True)
class Bar:
    """Where a group stands in its chart; widths are out of 100, heights out of HEIGHT."""

    group: Group
    x: int = 0
    width: int = 0
    height: int = 0

    @property
    def y(self) -> int:
        return HEIGHT - self.height


@dataclass(frozen=True)
class Counts:
    """`kinds` most first, `decades` in order."""

    total: int
    kinds: list[Group]
    decades: list[Group]

    @property
    def kind_bars(self) -> list[Bar]:
        """The kinds there are most of; one alone makes no chart."""
        shown = self.kinds[:MOST_KINDS] if len(self.kinds) > 1 else []
        return [Bar(kind, width=_part(kind, self.kinds, of=100)) for kind in shown]

    @property
    def decade_bars(self) -> list[Bar]:
        """The decades where they belong, with the gaps between; too long a time makes no chart."""
        if len(self.decades) < 2 or self.span > MOST_DECADES:
            return []
        first = int(self.decades[0].value)
        return [
            Bar(decade, x=int(decade.value) - first, height=_part(decade, self.decades, of=HEIGHT))
            for decade in self.decades
        ]

    @property
    def span(self) -> int:
        """How many decades from the first to the last."""
        return (int(self.decades[-1].value) - int(self.decades[0].value)) // 10 + 1


def count_sources(sources: SourceQuerySet) -> Counts:
    """One query, however many sources."""
    decade = Floor(F("year") / 10.0)
    rows = sources.order_by().values_list("kind", decade).annotate(count=Count("pk"))
    kinds: Counter[str] = Counter()
    decades: Counter[int] = Counter()
    for kind, tens, count in rows:
        kinds[kind] += count
        if tens is not None:
            decades[int(tens) * 10] += count
    return Counts(
        kinds.total(),
        [Group(kind, str(capfirst(Kind(kind).label)), count) for kind, count in _most_first(kinds)],
        [Group(str(start), _decade(start), count) for start, count in sorted(decades.items())],
    )


def _most_first(kinds: Counter[str]) -> list[tuple[str, int]]:
    return sorted(kinds.items(), key=lambda kind: (-kind[1], kind[0]))


def _decade(start: int) -> str:
    if start < 0:
        return _("%(first)d–%(last)d BCE") % {"first": -start, "last": -start - 9}
    return _("%(decade)ds") % {"decade": start}


def _part(group: Group, groups: list[Group], *, of: int) -> int:
    """How large the group is beside the largest, `of` being the largest; never nothing."""
    return -(-group.count * of // max(group.count for group in groups))
