"""The Bayes filter: how likely a comment is spam, judging by moderators' earlier decisions."""

from django.conf import settings
from django.utils.translation import gettext as _

from blog.comments.models import REACTIONS
from blog.comments.spam.bayes.classifier import classify
from blog.comments.spam.bayes.labels import token_label
from blog.comments.spam.bayes.tokens import tokens_of
from blog.comments.spam.bayes.training import corpus_of
from blog.comments.spam.context import Context
from blog.comments.spam.findings import Finding, Outcome
from blog.comments.submissions import Submission

SHOWN = 8  # of the tokens that counted


def check_bayes(submission: Submission, context: Context) -> Finding | None:
    """Return a finding with the probability of spam and the tokens that counted most."""
    tokens = tokens_of(
        body="" if submission.kind in REACTIONS else submission.body,  # a reaction's text is ours
        name=submission.name,
        website=submission.website,
        original_url=submission.original_url,
        agent=submission.user_agent,
    )
    result = classify(tokens, corpus_of(tokens))
    reason = _("%d%% likely to be spam") % round(100 * result.probability)
    outcome = _outcome(result.probability, is_known=context.is_known)
    shown = tuple((token_label(token), round(p, 2)) for token, p in result.tokens[:SHOWN])
    return Finding("bayes", outcome, reason, shown)


def _outcome(probability: float, *, is_known: bool) -> Outcome:
    """Return the outcome for a probability; known commenters' comments are at most held."""
    if probability >= settings.COMMENTS_SPAM_AT:
        return Outcome.HOLD if is_known else Outcome.SPAM
    if probability >= settings.COMMENTS_HELD_AT and not is_known:
        return Outcome.HOLD
    return Outcome.PASS
