"""Proof of work: while much spam comes, a browser does a small sum before it posts.

Ours and not ALTCHA's: its widget weighs more than a whole post page, wants a worker from a blob:
address and a cache that all processes share. Here a browser's own SHA-256 finds a number; each
challenge is signed, not kept, and good for one comment. Without JavaScript the comment waits.
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
from blog.comments.spam.models import Asked, Judgement, Rules
from blog.comments.submissions import Submission

SALT = "blog.comments.proof"
GOOD_FOR = timedelta(hours=1)


def challenge() -> str:
    """Signed, and like no other; it says itself how many zero bits the answer must begin with."""
    return signing.dumps([settings.COMMENTS_PROOF_BITS, secrets.token_hex(8)], salt=SALT)


def is_wanted(rules: Rules, *, now: datetime) -> bool:
    if rules.proof == Asked.RISING:
        return _spam_of_the_last_hour(now) >= settings.COMMENTS_PROOF_AT
    return rules.proof == Asked.ALWAYS


def proof(submission: Submission, context: Context) -> Finding | None:
    if submission.edited or not is_wanted(context.rules, now=context.now) or context.is_known:
        return None
    if _is_proof(submission.proof) and not _was_used(submission.proof):
        return Finding("proof", Outcome.PASS, _("the browser did the proof of work"))
    return Finding("proof", Outcome.HOLD, _("without the proof of work"))


def _spam_of_the_last_hour(now: datetime) -> int:
    since = now - timedelta(hours=1)
    return Judgement.objects.filter(made_at__gt=since, comment__state=State.SPAM).count()


def _is_proof(said: str) -> bool:
    """Whether it is a challenge of ours and a number that solves it."""
    try:
        bits, _unique = signing.loads(said.partition(" ")[0], salt=SALT, max_age=GOOD_FOR)
    except signing.BadSignature:
        return False
    first = int.from_bytes(hashlib.sha256(said.encode()).digest()[:4])
    return first >> (32 - int(bits)) == 0


def _was_used(said: str) -> bool:
    return Judgement.objects.filter(proof=mark_of(said)).exists()


def mark_of(said: str) -> str:
    """By what a challenge that was answered is known again; "" of none."""
    challenge = said.partition(" ")[0]
    return hashlib.sha256(challenge.encode()).hexdigest()[:32] if " " in said else ""
