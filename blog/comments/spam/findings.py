"""A layer's finding on a comment."""

from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any, Self

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Outcome(StrEnum):
    """An outcome that a layer asks for, from the mildest to the strictest."""

    PASS = "pass"
    HOLD = "hold"
    SPAM = "spam"
    REFUSE = "refuse"

    @property
    def strictness(self) -> int:
        return list(Outcome).index(self)


LAYER_NAMES = {
    "honeypot": _("Honeypot"),
    "timing": _("Timing"),
    "links": _("Links"),
    "blocklist": _("Blocklist"),
    "rate": _("Rate limit"),
    "known_commenter": _("Known commenters"),
    "proof_of_work": _("Proof of work"),
    "duplicates": _("Duplicate text"),
    "bayes": _("Bayes filter"),
    "akismet": _("Akismet"),
    "policy": _("Comment policy"),
    "verdict": _("Verdict"),
}
OUTCOME_LABELS = {
    Outcome.PASS: pgettext_lazy("outcome of a spam check", "pass"),
    Outcome.HOLD: pgettext_lazy("outcome of a spam check", "hold"),
    Outcome.SPAM: pgettext_lazy("outcome of a spam check", "spam"),
}


@dataclass(frozen=True)
class Finding:
    """The outcome that `layer` asks for, and the reason.

    `reason` is shown to moderators, or to the reader if the comment is refused. `tokens` are the
    labels of the tokens that counted most, each with its probability of spam from 0 to 1.
    """

    layer: str
    outcome: Outcome
    reason: str
    tokens: tuple[tuple[str, float], ...] = ()

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> Self:
        tokens = tuple((token, probability) for token, probability in data.get("tokens", ()))
        return cls(data["layer"], Outcome(data["outcome"]), data["reason"], tokens)

    def as_json(self) -> dict[str, Any]:
        return asdict(self)

    @property
    def name(self) -> str:
        return str(LAYER_NAMES.get(self.layer, self.layer))

    @property
    def label(self) -> str:
        return str(OUTCOME_LABELS[self.outcome])

    @property
    def percents(self) -> list[tuple[str, int]]:
        """The tokens, each with its probability of spam in percent."""
        return [(token, round(100 * probability)) for token, probability in self.tokens]
