"""Akismet, if the operator has a key: the worker queries it while the comment is held.

Akismet receives the comment and its network, never the full IP address, which is not stored. If it
does not answer, the comment stays held for a moderator.
"""

from django.conf import settings
from django.utils.translation import gettext as _

from blog.comments.models import Comment
from blog.comments.spam.context import Context
from blog.comments.spam.findings import Finding, Outcome
from blog.comments.submissions import Submission
from blog.net.fetching import FailureReason, FetchFailed, fetch

ENDPOINT = "https://rest.akismet.com/1.1/comment-check"
SECONDS, MAX_BYTES = 10, 1_000


def check_akismet(_submission: Submission, context: Context) -> Finding | None:
    """Return a finding that holds the comment until Akismet answers; None if it is not asked."""
    if not settings.AKISMET_KEY or context.is_known:
        return None
    return Finding("akismet", Outcome.HOLD, _("Akismet has not answered yet"))


def query_akismet(comment: Comment) -> Finding:
    """Return Akismet's finding. Raise FetchRefused or FetchFailed."""
    page = fetch(
        ENDPOINT,
        accept={"text/plain", "text/html"},
        max_bytes=MAX_BYTES,
        seconds=SECONDS,
        sender=settings.PUBLIC_URL,
        form=_form(comment),
    )
    answer = page.text().strip()
    if answer == "true":
        return Finding("akismet", Outcome.SPAM, _("Akismet says it is spam"))
    if answer == "false":
        return Finding("akismet", Outcome.PASS, _("Akismet says it is not spam"))
    raise FetchFailed(FailureReason.GARBLED, f"Akismet answered “{answer[:40]}”.", url=ENDPOINT)


def _form(comment: Comment) -> dict[str, str]:
    return {
        "api_key": settings.AKISMET_KEY,
        "blog": settings.PUBLIC_URL,
        "user_ip": comment.network.partition("/")[0],
        "permalink": f"{settings.PUBLIC_URL}{comment.post.get_absolute_url()}",
        "comment_type": "reply" if comment.parent_id else "comment",
        "comment_author": comment.name,
        "comment_author_email": comment.email,
        "comment_author_url": comment.website,
        "comment_content": comment.body,
    }
