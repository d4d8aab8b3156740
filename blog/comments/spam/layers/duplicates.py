"""The same text again, or nearly the same: under another name, or on another post."""

from datetime import timedelta

from django.conf import settings
from django.utils.translation import gettext as _

from blog.comments.models import State
from blog.comments.spam.bayes.tokens import links_in
from blog.comments.spam.context import Context
from blog.comments.spam.findings import Finding, Outcome
from blog.comments.spam.hashing.minhash import FEWEST_WORDS, fingerprint, likeness, sketch, words_of
from blog.comments.spam.models import Judgement, JudgementQuerySet
from blog.comments.submissions import Submission

COMPARED = 300  # of the latest texts


def repeats(submission: Submission, context: Context) -> Finding | None:
    if not _tells(submission.body):
        return None
    earlier = _earlier(submission, context)
    same = earlier.filter(fingerprint=fingerprint(submission.body))
    if states := set(same.values_list("comment__state", flat=True)):
        return _finding(states, _("the same text was sent before"), _("the same text is spam"))
    if states := _states_of_alike(submission, earlier):
        return _finding(
            states, _("nearly the same text was sent before"), _("nearly the same text is spam")
        )
    return None


def _tells(body: str) -> bool:
    """Whether the text is one that two people do not write by chance."""
    return len(words_of(body)) >= FEWEST_WORDS or bool(links_in(body))


def _earlier(submission: Submission, context: Context) -> JudgementQuerySet:
    since = context.now - timedelta(days=settings.COMMENTS_REPEAT_DAYS)
    earlier = Judgement.objects.filter(made_at__gt=since)
    return earlier.exclude(comment=submission.edited) if submission.edited else earlier


def _states_of_alike(submission: Submission, earlier: JudgementQuerySet) -> set[str]:
    ours = sketch(submission.body)
    theirs = earlier.exclude(sketch="").order_by("-made_at").values_list("sketch", "comment__state")
    return {
        state
        for sketch, state in (theirs[:COMPARED] if ours else [])
        if likeness(ours, sketch) >= settings.COMMENTS_LIKENESS
    }


def _finding(states: set[str], held: str, spam: str) -> Finding:
    if State.SPAM in states:
        return Finding("repeats", Outcome.SPAM, spam)
    return Finding("repeats", Outcome.HOLD, held)
