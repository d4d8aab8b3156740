"""Completing the verdict on a held comment once Akismet has answered."""

from django.db import transaction

from blog.comments.emails.queueing import queue_shown
from blog.comments.models import Comment, State
from blog.comments.spam.findings import Finding
from blog.comments.spam.layers.akismet import query_akismet
from blog.comments.spam.models import SpamCheck
from blog.comments.spam.verdicts import Verdict
from blog.comments.states import set_state


def complete_check(comment: Comment) -> None:
    """Query Akismet, and add its finding to the others.

    A moderator's decision made in the meantime stays. Raise FetchRefused or FetchFailed.
    """
    if _is_awaiting(comment):
        _add(query_akismet(comment), comment)


@transaction.atomic
def _add(finding: Finding, comment: Comment) -> None:
    check = SpamCheck.objects.select_for_update().get(comment=comment)
    findings = [*(found for found in check.found if found.layer != finding.layer), finding]
    check.findings = [found.as_json() for found in findings]
    check.save(update_fields=["findings"])
    comment.refresh_from_db(fields=["state"])
    if not _is_awaiting(comment):
        return
    verdict = Verdict.of(findings)
    comment.reasons = verdict.reasons
    comment.save(update_fields=["reasons"])
    if verdict.state and verdict.state != comment.state:
        set_state(comment, verdict.state)
        queue_shown(comment)


def _is_awaiting(comment: Comment) -> bool:
    """Return whether the answer still counts: the comment is held, and no moderator decided."""
    return comment.state == State.PENDING and not comment.decision_items.exists()
