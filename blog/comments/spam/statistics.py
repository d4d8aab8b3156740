"""What the layers said lately, and what became of it: a table and a chart."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils import timezone

from blog.comments.models import State
from blog.comments.spam.findings import LAYER_NAMES, OUTCOME_WORDS, Outcome
from blog.comments.spam.models import Judgement

DAYS = 30
HEIGHT = 40

_VERDICTS: dict[str, Outcome] = {
    State.PUBLISHED: Outcome.PASS,
    State.PENDING: Outcome.HOLD,
    State.SPAM: Outcome.SPAM,
}
KEPT_AWAY = (State.REJECTED, State.REMOVED)


@dataclass(frozen=True)
class Fates:
    """How many comments came to which end by now."""

    published: int = 0
    waiting: int = 0
    spam: int = 0
    removed: int = 0  # or rejected

    @classmethod
    def of(cls, states: Counter[str]) -> "Fates":
        removed = sum(states[state] for state in KEPT_AWAY)
        return cls(states[State.PUBLISHED], states[State.PENDING], states[State.SPAM], removed)

    @property
    def total(self) -> int:
        return self.published + self.waiting + self.spam + self.removed


@dataclass(frozen=True)
class Said:
    """What a layer said, and the fates of those comments."""

    layer: str
    outcome: Outcome
    fates: Fates

    @property
    def name(self) -> str:
        return str(LAYER_NAMES.get(self.layer, self.layer))

    @property
    def words(self) -> str:
        return str(OUTCOME_WORDS[self.outcome])

    @property
    def errors(self) -> int:
        """How often a person decided the other way. A policy says nothing of a comment's worth."""
        if self.layer == "policy":
            return 0
        if self.outcome == Outcome.SPAM:
            return self.fates.published
        return self.fates.spam if self.outcome == Outcome.PASS else 0


@dataclass(frozen=True)
class Day:
    """A day's comments as a bar of three parts, the highest day being HEIGHT high."""

    date: date
    fates: Fates
    x: int
    scale: float

    @property
    def parts(self) -> list[tuple[str, float, float]]:
        """Of each part, from the ground up: its name, where it begins and how high it is."""
        found, top = [], float(HEIGHT)
        for name in ("published", "waiting", "spam"):
            height = round(getattr(self.fates, name) * self.scale, 2)
            top -= height
            if height:
                found.append((name, round(top, 2), height))
        return found


@dataclass(frozen=True)
class Month:
    said: list[Said]
    days: list[Day]
    fates: Fates


def last_month() -> Month:
    """The last DAYS days, from one query."""
    today = timezone.localdate()
    since = timezone.now() - timedelta(days=DAYS)
    rows = Judgement.objects.filter(made_at__gt=since).values_list(
        "findings", "first_state", "comment__state", "made_at"
    )
    said: dict[tuple[str, str], Counter[str]] = {}
    days: dict[date, Counter[str]] = {}
    for findings, first_state, state, made_at in rows.iterator():
        days.setdefault(timezone.localdate(made_at), Counter())[state] += 1
        spoken = [(finding["layer"], finding["outcome"]) for finding in findings]
        for key in (*spoken, ("verdict", _VERDICTS[first_state])):
            said.setdefault(key, Counter())[state] += 1
    all_days = [today - timedelta(days=ago) for ago in range(DAYS - 1, -1, -1)]
    return Month(
        [
            Said(layer, Outcome(outcome), Fates.of(said[layer, outcome]))
            for layer, outcome in _in_order(said)
        ],
        _bars([(day, Fates.of(days.get(day, Counter()))) for day in all_days]),
        Fates.of(sum(days.values(), Counter())),
    )


def _in_order(said: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    """As the layers are asked, the gravest outcome first."""
    layers = list(LAYER_NAMES)
    known = [key for key in said if key[0] in LAYER_NAMES]
    return sorted(known, key=lambda key: (layers.index(key[0]), -Outcome(key[1]).gravity))


def _bars(days: list[tuple[date, Fates]]) -> list[Day]:
    highest = max((fates.published + fates.waiting + fates.spam for _day, fates in days), default=0)
    scale = HEIGHT / highest if highest else 0.0
    return [Day(day, fates, x * 10, scale) for x, (day, fates) in enumerate(days)]
