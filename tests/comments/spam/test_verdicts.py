"""The verdict: the strictest finding counts."""

import pytest

from blog.comments.models import State
from blog.comments.spam.findings import Finding, Outcome
from blog.comments.spam.verdicts import Verdict


def found(*outcomes: str) -> list[Finding]:
    return [Finding("links", Outcome(outcome), f"because {outcome}") for outcome in outcomes]


@pytest.mark.parametrize(
    ("outcomes", "state"),
    [
        (["pass"], State.PUBLISHED),
        (["pass", "hold"], State.PENDING),
        (["hold", "pass"], State.PENDING),
        (["spam", "hold"], State.SPAM),
        (["hold", "spam", "pass"], State.SPAM),
        (["spam", "refuse"], None),
    ],
)
def test_the_strictest_finding_counts(outcomes, state):
    assert Verdict.of(found(*outcomes)).state == state


def test_a_verdict_has_the_reasons_of_all_objections():
    verdict = Verdict.of(found("hold", "pass", "spam"))
    assert verdict.reasons == ["because hold", "because spam"]
    assert (verdict.message, len(verdict.findings)) == ("", 3)


def test_a_refusal_has_a_message_for_the_reader():
    assert Verdict.of(found("hold", "refuse")).message == "because refuse"
