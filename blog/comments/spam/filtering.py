"""The layers, cheap ones first, and the verdict their findings make together."""

from collections.abc import Callable, Iterator
from datetime import datetime

from django.conf import settings
from django.utils import timezone

from blog.comments.models import Comment, State
from blog.comments.spam.bayes.tokens import agent_of
from blog.comments.spam.context import Context
from blog.comments.spam.findings import Finding, Outcome
from blog.comments.spam.hashing.ip_traces import trace_of
from blog.comments.spam.hashing.minhash import fingerprint, sketch
from blog.comments.spam.layers.akismet import akismet
from blog.comments.spam.layers.bayes import filtering
from blog.comments.spam.layers.blocklist import blocking
from blog.comments.spam.layers.duplicates import repeats
from blog.comments.spam.layers.honeypot import trap
from blog.comments.spam.layers.known_commenter import acquaintance
from blog.comments.spam.layers.links import links
from blog.comments.spam.layers.policy import policy
from blog.comments.spam.layers.proof_of_work import mark_of, proof
from blog.comments.spam.layers.rate import rate
from blog.comments.spam.layers.timing import timing
from blog.comments.spam.models import Judgement
from blog.comments.spam.tasks import ask_akismet
from blog.comments.submissions import Submission, Verdict
from blog.posts.models import Post
from blog.site.models import Site

Layer = Callable[[Submission, Context], Finding | None]

LAYERS: tuple[Layer, ...] = (
    trap,
    timing,
    links,
    blocking,
    rate,
    acquaintance,
    proof,
    repeats,
    filtering,
    akismet,
    policy,
)

# A page elsewhere fills in no form of ours, and how many may come is said at the door.
LAYERS_ELSEWHERE = tuple(layer for layer in LAYERS if layer not in {trap, timing, rate, proof})

_STATES = {
    Outcome.PASS: State.PUBLISHED,
    Outcome.HOLD: State.PENDING,
    Outcome.SPAM: State.SPAM,
    Outcome.REFUSE: None,
}


def judge(submission: Submission, *, post: Post, site: Site) -> Verdict:
    """What becomes of a comment: the gravest of what the layers ask for."""
    findings = list(_findings(submission, Context(submission, post, site, timezone.now())))
    gravest = max((found.outcome for found in findings), key=lambda outcome: outcome.gravity)
    reasons = [found.reason for found in findings if found.outcome != Outcome.PASS]
    return Verdict(
        state=_STATES[gravest],
        reasons=reasons,
        message=reasons[-1] if gravest == Outcome.REFUSE else "",
        findings=tuple(findings),
    )


def _findings(submission: Submission, context: Context) -> Iterator[Finding]:
    """What each layer found; after a refusal no other is asked."""
    for layer in LAYERS_ELSEWHERE if submission.elsewhere else LAYERS:
        if finding := layer(submission, context):
            yield finding
            if finding.outcome == Outcome.REFUSE:
                return


def remember(comment: Comment, submission: Submission, verdict: Verdict, *, at: datetime) -> None:
    """Keep what was found, for the moderators and for the layers to come."""
    Judgement.objects.update_or_create(
        comment=comment,
        defaults={
            "made_at": at,
            "first_state": comment.state,
            "findings": [finding.as_json() for finding in verdict.findings],
            "agent": agent_of(submission.agent),
            "trace": trace_of(submission.address, day=at.date(), key=settings.SECRET_KEY),
            "fingerprint": fingerprint(submission.body),
            "sketch": sketch(submission.body),
            "proof": mark_of(submission.proof),
        },
    )
    if any(found.layer == "akismet" for found in verdict.findings):
        ask_akismet.enqueue(comment.pk)
