"""What a layer says of a comment."""

from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any


class Outcome(StrEnum):
    """What a layer asks for; the gravest of all layers' wishes wins."""

    PASS = "pass"
    HOLD = "hold"
    SPAM = "spam"
    REFUSE = "refuse"

    @property
    def gravity(self) -> int:
        return list(Outcome).index(self)


@dataclass(frozen=True)
class Finding:
    """`reason` is for a moderator, in plain words; of a refusal, for the reader. `words` are those
    that spoke, the loudest first, each with how much of a sign of spam it is: from 0 to 1."""

    layer: str
    outcome: Outcome
    reason: str
    words: tuple[tuple[str, float], ...] = ()

    def as_json(self) -> dict[str, Any]:
        return asdict(self)
