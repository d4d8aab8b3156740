"""The filter: what the words of a comment say, by all that moderators decided so far."""

from django.conf import settings
from django.utils.translation import gettext as _

from blog.comments.models import GESTURES
from blog.comments.spam.bayes.classifying import opinion_of
from blog.comments.spam.bayes.labels import worded
from blog.comments.spam.bayes.tokens import signs_of
from blog.comments.spam.bayes.training import experience_of
from blog.comments.spam.context import Context
from blog.comments.spam.findings import Finding, Outcome
from blog.comments.submissions import Submission

SHOWN = 8  # of the words that spoke


def filtering(submission: Submission, context: Context) -> Finding | None:
    signs = signs_of(
        body="" if submission.kind in GESTURES else submission.body,  # whose words are ours
        name=submission.name,
        website=submission.website,
        elsewhere=submission.elsewhere,
        agent=submission.agent,
    )
    opinion = opinion_of(signs, experience_of(signs))
    reason = _("its words look like spam to %d %%") % round(100 * opinion.probability)
    outcome = _outcome(opinion.probability, is_known=context.is_known)
    loudest = tuple((worded(sign), round(p, 2)) for sign, p in opinion.signs[:SHOWN])
    return Finding("filter", outcome, reason, loudest)


def _outcome(probability: float, *, is_known: bool) -> Outcome:
    """Of someone known, words alone make no spam."""
    if probability >= settings.COMMENTS_SPAM_AT:
        return Outcome.HOLD if is_known else Outcome.SPAM
    if probability >= settings.COMMENTS_HELD_AT and not is_known:
        return Outcome.HOLD
    return Outcome.PASS
