"""The same text, or nearly the same, sent again under another name or on another post."""

from datetime import timedelta

from django.conf import settings
from django.utils.translation import gettext as _

from blog.comments.models import State
from blog.comments.spam.bayes.tokens import links_in
from blog.comments.spam.context import Context
from blog.comments.spam.findings import Finding, Outcome
from blog.comments.spam.hashing.minhash import (
    MIN_WORDS,
    minhash_of,
    similarity,
    text_hash,
    words_of,
)
from blog.comments.spam.models import SpamCheck, SpamCheckQuerySet
from blog.comments.submissions import Submission

COMPARED = 300  # latest texts


def check_duplicates(submission: Submission, context: Context) -> Finding | None:
    """Return a finding if the same or nearly the same distinctive text was sent before."""
    if not _is_distinctive(submission.body):
        return None
    earlier = _earlier(submission, context)
    same = earlier.filter(text_hash=text_hash(submission.body))
    if states := set(same.values_list("comment__state", flat=True)):
        return _finding(states, _("the same text was sent before"), _("the same text is spam"))
    if states := _states_of_similar(submission, earlier):
        return _finding(
            states, _("nearly the same text was sent before"), _("nearly the same text is spam")
        )
    return None


def _is_distinctive(body: str) -> bool:
    """Return whether two people are unlikely to write the text independently."""
    return len(words_of(body)) >= MIN_WORDS or bool(links_in(body))


def _earlier(submission: Submission, context: Context) -> SpamCheckQuerySet:
    since = context.now - timedelta(days=settings.COMMENTS_REPEAT_DAYS)
    earlier = SpamCheck.objects.filter(checked_at__gt=since)
    return earlier.exclude(comment=submission.edited) if submission.edited else earlier


def _states_of_similar(submission: Submission, earlier: SpamCheckQuerySet) -> set[str]:
    ours = minhash_of(submission.body)
    if not ours:
        return set()
    latest = earlier.exclude(minhash="").order_by("-checked_at")
    return {
        state
        for theirs, state in latest.values_list("minhash", "comment__state")[:COMPARED]
        if similarity(ours, theirs) >= settings.COMMENTS_LIKENESS
    }


def _finding(states: set[str], held: str, spam: str) -> Finding:
    if State.SPAM in states:
        return Finding("duplicates", Outcome.SPAM, spam)
    return Finding("duplicates", Outcome.HOLD, held)
