"""Bar charts by day or month, drawn as SVG with a table of their numbers."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

HEIGHT = 60
DAYS, MONTHS = "days", "months"


@dataclass(frozen=True)
class Bar:
    """A bar. `start` is its first day; `x` and `height` are in units of the SVG."""

    start: date
    count: int
    x: int
    height: int

    @property
    def y(self) -> int:
        return HEIGHT - self.height


@dataclass(frozen=True)
class Chart:
    """A bar chart; its width is in units of the SVG. The bars are sums, or levels at their end."""

    bars: list[Bar]
    is_by_month: bool = False
    is_level: bool = False

    @property
    def width(self) -> int:
        return 10 * len(self.bars)

    @property
    def total(self) -> int:
        return sum(bar.count for bar in self.bars)

    @property
    def figure(self) -> int:
        """The number beside the title: the total, or the level now."""
        return self.bars[-1].count if self.is_level else self.total

    @property
    def most(self) -> int:
        return max(bar.count for bar in self.bars)


def chart_of(counts: Mapping[date, int], *, starts: list[date]) -> Chart:
    """Return a chart with a bar for each of `starts`: the sum of the counts up to the next."""
    sums = dict.fromkeys(starts, 0)
    for day, count in counts.items():
        if day >= starts[0]:
            sums[max(start for start in starts if start <= day)] += count
    return Chart(_bars(sums), is_by_month=len(starts) == 12)


def level_chart_of(counts: Mapping[date, int], *, starts: list[date]) -> Chart:
    """Return a chart with a bar for each of `starts`: the last count before the next of them.

    A day without a count has that of the day before.
    """
    levels, last = dict.fromkeys(starts, 0), 0
    days = sorted(counts)
    for start, end in zip(starts, [*starts[1:], date.max], strict=True):
        within = [day for day in days if start <= day < end]
        last = levels[start] = counts[within[-1]] if within else last
    return Chart(_bars(levels), is_by_month=len(starts) == 12, is_level=True)


def _bars(counts: Mapping[date, int]) -> list[Bar]:
    most = max(counts.values()) or 1
    return [
        Bar(start, count, x=10 * index, height=-(-count * HEIGHT // most))
        for index, (start, count) in enumerate(counts.items())
    ]


def starts_of(period: str, *, today: date) -> list[date]:
    """Return the last thirty days or, by `period`, the first days of the last twelve months."""
    if period == MONTHS:
        months = [today.year * 12 + today.month - 1 - ago for ago in range(11, -1, -1)]
        return [date(month // 12, month % 12 + 1, 1) for month in months]
    return [today - timedelta(days=ago) for ago in range(29, -1, -1)]
