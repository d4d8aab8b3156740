"""Proof of work: while there is a lot of spam, a browser solves a small puzzle before it posts.

We do not use ALTCHA: its widget is larger than a whole post page, needs a worker from a blob: URL
and a cache shared by all processes. Here the browser's own SHA-256 finds a number; each challenge
is signed, not stored, and valid for one comment. Without JavaScript the comment is held.
"""

import hashlib
import secrets
from datetime import datetime, timedelta

from django.conf import settings
from django.core import signing
from django.utils.translation import gettext as _

from blog.comments.models import State
from blog.comments.spam.context import Context
from blog.comments.spam.findings import Finding, Outcome
from blog.comments.spam.models import SpamCheck
from blog.comments.spam.rules import ProofOfWork, SpamRules
from blog.comments.submissions import Submission

SALT = "blog.comments.proof"
MAX_AGE = timedelta(hours=1)


def challenge() -> str:
    """Return a unique signed challenge, which contains how many zero bits the hash must have."""
    return signing.dumps([settings.COMMENTS_PROOF_BITS, secrets.token_hex(8)], salt=SALT)


def is_required(rules: SpamRules, *, now: datetime) -> bool:
    """Return whether comments need a proof of work now."""
    if rules.proof == ProofOfWork.RISING:
        return _spam_in_last_hour(now) >= settings.COMMENTS_PROOF_AT
    return rules.proof == ProofOfWork.ALWAYS


def check_proof(submission: Submission, context: Context) -> Finding | None:
    """Return a finding if a proof of work is required: whether it is valid and unused."""
    if submission.edited or not is_required(context.rules, now=context.now) or context.is_known:
        return None
    if _is_valid(submission.proof) and not _was_used(submission.proof):
        return Finding("proof_of_work", Outcome.PASS, _("the proof of work was done"))
    return Finding("proof_of_work", Outcome.HOLD, _("no proof of work"))


def _spam_in_last_hour(now: datetime) -> int:
    since = now - timedelta(hours=1)
    return SpamCheck.objects.filter(checked_at__gt=since, comment__state=State.SPAM).count()


def _is_valid(proof: str) -> bool:
    """Return whether it is one of our challenges, with a number that solves it."""
    try:
        bits, _unique = signing.loads(proof.partition(" ")[0], salt=SALT, max_age=MAX_AGE)
    except signing.BadSignature:
        return False
    first = int.from_bytes(hashlib.sha256(proof.encode()).digest()[:4])
    return first >> (32 - int(bits)) == 0


def _was_used(proof: str) -> bool:
    return SpamCheck.objects.filter(proof_hash=proof_hash(proof)).exists()


def proof_hash(proof: str) -> str:
    """Return the hash of the challenge that was solved, or "" if there is no answer."""
    challenge = proof.partition(" ")[0]
    return hashlib.sha256(challenge.encode()).hexdigest()[:32] if " " in proof else ""
