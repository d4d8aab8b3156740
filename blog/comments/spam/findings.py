"""What a layer says of a comment."""

from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any, Self

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Outcome(StrEnum):
    """What a layer asks for; the gravest of all layers' wishes wins."""

    PASS = "pass"
    HOLD = "hold"
    SPAM = "spam"
    REFUSE = "refuse"

    @property
    def gravity(self) -> int:
        return list(Outcome).index(self)


LAYER_NAMES = {
    "trap": _("Hidden trap"),
    "timing": _("Time"),
    "links": _("Links"),
    "blocking": _("Your lists"),
    "rate": _("Rate"),
    "acquaintance": _("Known people"),
    "proof": _("Proof of work"),
    "repeats": _("Repeated text"),
    "filter": _("Filter"),
    "akismet": _("Akismet"),
    "policy": _("Policy"),
    "verdict": _("All together"),
}
OUTCOME_WORDS = {
    Outcome.PASS: pgettext_lazy("a layer says", "fine"),
    Outcome.HOLD: pgettext_lazy("a layer says", "wait"),
    Outcome.SPAM: pgettext_lazy("a layer says", "spam"),
}


@dataclass(frozen=True)
class Finding:
    """`reason` is for a moderator, in plain words; of a refusal, for the reader. `words` are those
    that spoke, the loudest first, each with how much of a sign of spam it is: from 0 to 1."""

    layer: str
    outcome: Outcome
    reason: str
    words: tuple[tuple[str, float], ...] = ()

    @classmethod
    def from_json(cls, said: dict[str, Any]) -> Self:
        words = tuple((word, part) for word, part in said.get("words", ()))
        return cls(said["layer"], Outcome(said["outcome"]), said["reason"], words)

    def as_json(self) -> dict[str, Any]:
        return asdict(self)

    @property
    def name(self) -> str:
        return str(LAYER_NAMES.get(self.layer, self.layer))

    @property
    def said(self) -> str:
        return str(OUTCOME_WORDS[self.outcome])

    @property
    def percents(self) -> list[tuple[str, int]]:
        """The words, with how many in a hundred comments that hold them are spam."""
        return [(word, round(100 * part)) for word, part in self.words]
