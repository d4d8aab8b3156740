"""The verdict on a comment: the strictest finding counts."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Self

from blog.comments.models import State
from blog.comments.spam.findings import Finding, Outcome

STATE_OF = {
    Outcome.PASS: State.PUBLISHED,
    Outcome.HOLD: State.PENDING,
    Outcome.SPAM: State.SPAM,
    Outcome.REFUSE: None,
}
OUTCOME_OF = {state.value: outcome for outcome, state in STATE_OF.items() if state}


@dataclass(frozen=True, kw_only=True)
class Verdict:
    """The state of a comment, and the reasons. If `state` is None, it is refused with `message`."""

    state: State | None
    reasons: list[str] = field(default_factory=list)
    message: str = ""
    findings: tuple[Finding, ...] = ()

    @classmethod
    def of(cls, findings: Iterable[Finding]) -> Self:
        """Return the verdict of the strictest finding, with the reasons of all that objected."""
        findings = tuple(findings)
        strictest = max((found.outcome for found in findings), key=lambda out: out.strictness)
        reasons = [found.reason for found in findings if found.outcome != Outcome.PASS]
        return cls(
            state=STATE_OF[strictest],
            reasons=reasons,
            message=reasons[-1] if strictest == Outcome.REFUSE else "",
            findings=findings,
        )
