"""A verdict that waited for an answer from elsewhere is settled when it comes."""

from django.db import transaction

from blog.comments.emails.queueing import announce_shown
from blog.comments.models import Comment, State
from blog.comments.spam.findings import Finding, Outcome
from blog.comments.spam.layers.akismet import opinion_on
from blog.comments.spam.models import Judgement
from blog.comments.states import set_state

_STATES = {
    Outcome.PASS: State.PUBLISHED,
    Outcome.HOLD: State.PENDING,
    Outcome.SPAM: State.SPAM,
}


def settle(comment: Comment) -> None:
    """Ask Akismet and add its word to the others. Raises FetchRefused and FetchFailed.

    What a person decided meanwhile stays as it is.
    """
    if _waits(comment):
        _add(opinion_on(comment), comment)


@transaction.atomic
def _add(finding: Finding, comment: Comment) -> None:
    judgement = Judgement.objects.select_for_update().get(comment=comment)
    others = [said for said in judgement.findings if said["layer"] != finding.layer]
    judgement.findings = [*others, finding.as_json()]
    judgement.save(update_fields=["findings"])
    comment.refresh_from_db(fields=["state"])
    if not _waits(comment):
        return
    grave = [said for said in judgement.findings if said["outcome"] != Outcome.PASS]
    comment.reasons = [said["reason"] for said in grave]
    comment.save(update_fields=["reasons"])
    gravest = max(
        (Outcome(said["outcome"]) for said in judgement.findings),
        key=lambda outcome: outcome.gravity,
    )
    if _STATES[gravest] != comment.state:
        set_state(comment, _STATES[gravest])
        announce_shown(comment)


def _waits(comment: Comment) -> bool:
    """For the answer; spam that another layer told, and what a person decided, do not."""
    return comment.state == State.PENDING and not comment.rulings.exists()
