"""Akismet, where the operator has a key: asked by the worker, while the comment waits.

It is told what was written and the network it came from, never the whole address, which is not
kept. Without an answer the comment goes on waiting for a person.
"""

from django.conf import settings
from django.utils.translation import gettext as _

from blog.comments.models import Comment
from blog.comments.spam.context import Context
from blog.comments.spam.findings import Finding, Outcome
from blog.comments.submissions import Submission
from blog.net.fetching import FailureReason, FetchFailed, fetch

ASK = "https://rest.akismet.com/1.1/comment-check"
SECONDS, MAX_BYTES = 10, 1_000


def akismet(submission: Submission, context: Context) -> Finding | None:
    if not settings.AKISMET_KEY or context.is_known:
        return None
    return Finding("akismet", Outcome.HOLD, _("Akismet has not answered yet"))


def opinion_on(comment: Comment) -> Finding:
    """What Akismet says. Raises FetchRefused and FetchFailed."""
    page = fetch(
        ASK,
        accept={"text/plain", "text/html"},
        max_bytes=MAX_BYTES,
        seconds=SECONDS,
        sender=settings.PUBLIC_URL,
        form=_told(comment),
    )
    said = page.text().strip()
    if said == "true":
        return Finding("akismet", Outcome.SPAM, _("Akismet takes it for spam"))
    if said == "false":
        return Finding("akismet", Outcome.PASS, _("Akismet does not take it for spam"))
    raise FetchFailed(FailureReason.GARBLED, f"Akismet answered “{said[:40]}”.", url=ASK)


def _told(comment: Comment) -> dict[str, str]:
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
