"""The last month's findings and the states of their comments, as a table and a chart."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils import timezone

from blog.comments.models import State
from blog.comments.spam.findings import LAYER_NAMES, OUTCOME_LABELS, Outcome
from blog.comments.spam.models import SpamCheck
from blog.comments.spam.verdicts import OUTCOME_OF

DAYS = 30
HEIGHT = 40


@dataclass(frozen=True)
class StateCounts:
    """The number of comments that are now in each state."""

    published: int = 0
    pending: int = 0
    spam: int = 0
    rejected: int = 0  # or removed

    @classmethod
    def of(cls, states: Counter[str]) -> "StateCounts":
        rejected = states[State.REJECTED] + states[State.REMOVED]
        return cls(states[State.PUBLISHED], states[State.PENDING], states[State.SPAM], rejected)

    @property
    def total(self) -> int:
        return self.published + self.pending + self.spam + self.rejected


@dataclass(frozen=True)
class LayerResult:
    """An outcome of a layer, with the current states of its comments."""

    layer: str
    outcome: Outcome
    counts: StateCounts

    @property
    def name(self) -> str:
        return str(LAYER_NAMES.get(self.layer, self.layer))

    @property
    def label(self) -> str:
        return str(OUTCOME_LABELS[self.outcome])

    @property
    def errors(self) -> int:
        """How often a moderator decided otherwise; always 0 for the comment policy."""
        if self.layer == "policy":
            return 0
        if self.outcome == Outcome.SPAM:
            return self.counts.published
        return self.counts.spam if self.outcome == Outcome.PASS else 0


@dataclass(frozen=True)
class Day:
    """A day's comments as a bar of three parts; the highest bar is HEIGHT high."""

    date: date
    counts: StateCounts
    x: int
    scale: float

    @property
    def parts(self) -> list[tuple[str, float, float]]:
        """Return each part's name, top and height, from the bottom up."""
        parts, top = [], float(HEIGHT)
        for name in ("published", "pending", "spam"):
            height = round(getattr(self.counts, name) * self.scale, 2)
            top -= height
            if height:
                parts.append((name, round(top, 2), height))
        return parts


@dataclass(frozen=True)
class Month:
    results: list[LayerResult]
    days: list[Day]
    counts: StateCounts


def last_month() -> Month:
    """Return the statistics of the last DAYS days, from one query."""
    today = timezone.localdate()
    since = timezone.now() - timedelta(days=DAYS)
    rows = SpamCheck.objects.filter(checked_at__gt=since).values_list(
        "findings", "initial_state", "comment__state", "checked_at"
    )
    results: dict[tuple[str, str], Counter[str]] = {}
    days: dict[date, Counter[str]] = {}
    for findings, initial_state, state, checked_at in rows.iterator():
        days.setdefault(timezone.localdate(checked_at), Counter())[state] += 1
        found = [(finding["layer"], finding["outcome"]) for finding in findings]
        for key in (*found, ("verdict", OUTCOME_OF[initial_state])):
            results.setdefault(key, Counter())[state] += 1
    all_days = [today - timedelta(days=ago) for ago in range(DAYS - 1, -1, -1)]
    return Month(
        [
            LayerResult(layer, Outcome(outcome), StateCounts.of(results[layer, outcome]))
            for layer, outcome in _in_order(results)
        ],
        _bars([(day, StateCounts.of(days.get(day, Counter()))) for day in all_days]),
        StateCounts.of(sum(days.values(), Counter())),
    )


def _in_order(keys: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    """Sort (layer, outcome) pairs in the order of the layers, the strictest outcome first."""
    layers = list(LAYER_NAMES)
    known = [key for key in keys if key[0] in LAYER_NAMES]
    return sorted(known, key=lambda key: (layers.index(key[0]), -Outcome(key[1]).strictness))


def _bars(days: list[tuple[date, StateCounts]]) -> list[Day]:
    heights = (counts.published + counts.pending + counts.spam for _day, counts in days)
    highest = max(heights, default=0)
    scale = HEIGHT / highest if highest else 0.0
    return [Day(day, counts, x * 10, scale) for x, (day, counts) in enumerate(days)]
