"""The signed moment at which a form was made: too short ago for a person, or too long."""

from datetime import UTC, datetime, timedelta

from django.conf import settings
from django.core.signing import BadSignature, Signer
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from blog.comments.spam.context import Context
from blog.comments.spam.findings import Finding, Outcome
from blog.comments.submissions import Submission

_signer = Signer(salt="blog.comments.stamp")


def stamp(now: datetime) -> str:
    """What the form carries. It names no post and no reader, so a page may be cached for days."""
    return _signer.sign(str(int(now.timestamp())))


def made_at(stamp: str) -> datetime | None:
    """When the form was made, if the stamp is ours."""
    try:
        return datetime.fromtimestamp(int(_signer.unsign(stamp)), UTC)
    except (BadSignature, ValueError):
        return None


def timing(submission: Submission, context: Context) -> Finding | None:
    """Whom the blog knows may be as quick or as slow as they like."""
    reason = _doubt(submission, context)
    if not reason or context.is_known:
        return None
    return Finding("timing", Outcome.HOLD, reason)


def _doubt(submission: Submission, context: Context) -> str:
    made = made_at(submission.stamp)
    if made is None:
        return _("sent without the blog's form")
    age = context.now - made
    if age < timedelta(seconds=settings.COMMENTS_MIN_SECONDS):
        return _("sent too soon after the page was opened for a person to have written it")
    days = settings.COMMENTS_MAX_FORM_DAYS
    if age > timedelta(days=days):
        said = ngettext(
            "the form was more than %d day old", "the form was more than %d days old", days
        )
        return said % days
    return ""
