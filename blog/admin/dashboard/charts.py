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
    """A bar chart; its width is in units of the SVG."""

    bars: list[Bar]
    is_by_month: bool = False

    @property
    def width(self) -> int:
        return 10 * len(self.bars)

    @property
    def total(self) -> int:
        return sum(bar.count for bar in self.bars)

    @property
    def most(self) -> int:
        return max(bar.count for bar in self.bars)


def chart_of(counts: Mapping[date, int], *, starts: list[date]) -> Chart:
    """Return a chart with a bar for each of `starts`: the sum of the counts up to the next."""
    sums = dict.fromkeys(starts, 0)
    for day, count in counts.items():
        if day >= starts[0]:
            sums[max(start for start in starts if start <= day)] += count
    most = max(sums.values()) or 1
    bars = [
        Bar(start, count, x=10 * index, height=-(-count * HEIGHT // most))
        for index, (start, count) in enumerate(sums.items())
    ]
    return Chart(bars, is_by_month=len(starts) == 12)


def starts_of(period: str, *, today: date) -> list[date]:
    """Return the last thirty days or, by `period`, the first days of the last twelve months."""
    if period == MONTHS:
        months = [today.year * 12 + today.month - 1 - ago for ago in range(11, -1, -1)]
        return [date(month // 12, month % 12 + 1, 1) for month in months]
    return [today - timedelta(days=ago) for ago in range(29, -1, -1)]
