"""The form's signed time, which shows whether it was sent too soon for a person or too late."""

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
    """Return the form's signed time. It identifies no post or reader, so pages can be cached."""
    return _signer.sign(str(int(now.timestamp())))


def made_at(stamp: str) -> datetime | None:
    """Return when the form was made, or None if the stamp is not ours."""
    try:
        return datetime.fromtimestamp(int(_signer.unsign(stamp)), UTC)
    except (BadSignature, ValueError):
        return None


def check_timing(submission: Submission, context: Context) -> Finding | None:
    """Check how long the form took; known commenters may take any time."""
    reason = _reason(submission, context)
    if not reason or context.is_known:
        return None
    return Finding("timing", Outcome.HOLD, reason)


def _reason(submission: Submission, context: Context) -> str:
    made = made_at(submission.stamp)
    if made is None:
        return _("not sent from the blog’s form")
    age = context.now - made
    if age < timedelta(seconds=settings.COMMENTS_MIN_SECONDS):
        return _("sent too soon after the page was opened")
    days = settings.COMMENTS_MAX_FORM_DAYS
    if age > timedelta(days=days):
        reason = ngettext(
            "the form was more than %d day old", "the form was more than %d days old", days
        )
        return reason % days
    return ""
