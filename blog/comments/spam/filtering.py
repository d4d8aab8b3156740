"""Filtering a comment: run the layers, cheapest first, and store their findings."""

from collections.abc import Callable, Iterator
from datetime import datetime
from typing import Any

from django.conf import settings
from django.utils import timezone

from blog.comments.models import Comment
from blog.comments.spam.bayes.tokens import agent_of
from blog.comments.spam.context import Context
from blog.comments.spam.findings import Finding, Outcome
from blog.comments.spam.hashing.ip_traces import ip_trace_of
from blog.comments.spam.hashing.minhash import minhash_of, text_hash
from blog.comments.spam.layers.akismet import check_akismet
from blog.comments.spam.layers.bayes import check_bayes
from blog.comments.spam.layers.blocklist import check_blocklist
from blog.comments.spam.layers.duplicates import check_duplicates
from blog.comments.spam.layers.honeypot import check_honeypot
from blog.comments.spam.layers.known_commenter import check_known_commenter
from blog.comments.spam.layers.links import check_links
from blog.comments.spam.layers.policy import check_policy
from blog.comments.spam.layers.proof_of_work import check_proof, proof_hash
from blog.comments.spam.layers.rate import check_rate
from blog.comments.spam.layers.timing import check_timing
from blog.comments.spam.models import SpamCheck
from blog.comments.spam.tasks import ask_akismet
from blog.comments.spam.verdicts import Verdict
from blog.comments.submissions import Submission
from blog.posts.models import Post
from blog.site.models import Site

Layer = Callable[[Submission, Context], Finding | None]

LAYERS: tuple[Layer, ...] = (
    check_honeypot,
    check_timing,
    check_links,
    check_blocklist,
    check_rate,
    check_known_commenter,
    check_proof,
    check_duplicates,
    check_bayes,
    check_akismet,
    check_policy,
)

# A webmention is not sent from our form, and its rate is limited where it is received.
FORM_LAYERS = {check_honeypot, check_timing, check_rate, check_proof}
WEBMENTION_LAYERS = tuple(layer for layer in LAYERS if layer not in FORM_LAYERS)


def filter_comment(submission: Submission, *, post: Post, site: Site) -> Verdict:
    """Run the layers on a submission, and return the verdict."""
    return Verdict.of(_findings(submission, Context(submission, post, site, timezone.now())))


def _findings(submission: Submission, context: Context) -> Iterator[Finding]:
    """Yield the findings of the layers; stop after a refusal."""
    for check in WEBMENTION_LAYERS if submission.original_url else LAYERS:
        if finding := check(submission, context):
            yield finding
            if finding.outcome == Outcome.REFUSE:
                return


def record_check(
    comment: Comment, submission: Submission, verdict: Verdict, *, at: datetime
) -> None:
    """Store the findings, for moderators and for the checks of later comments."""
    found: dict[str, Any] = {
        "checked_at": at,
        "initial_state": comment.state,
        "findings": [finding.as_json() for finding in verdict.findings],
        "agent": agent_of(submission.user_agent),
        "ip_trace": ip_trace_of(submission.ip, day=at.date(), key=settings.SECRET_KEY),
        "text_hash": text_hash(submission.body),
        "minhash": minhash_of(submission.body),
        "proof_hash": proof_hash(submission.proof),
    }
    SpamCheck.objects.bulk_create(  # one statement, whether the comment was checked before or not
        [SpamCheck(comment=comment, **found)],
        update_conflicts=True,
        unique_fields=["comment"],
        update_fields=list(found),
    )
    if any(found.layer == "akismet" for found in verdict.findings):
        ask_akismet.enqueue(comment.pk)
