"""Known commenters, of whom a comment with the same name and email was published before."""

from django.utils.translation import ngettext

from blog.comments.spam.context import Context
from blog.comments.spam.findings import Finding, Outcome
from blog.comments.submissions import Submission


def check_known_commenter(_submission: Submission, context: Context) -> Finding | None:
    """Return a finding in favor of the comment if the commenter is known."""
    count = context.published_before
    if not count:
        return None
    reason = ngettext(
        "%d comment by this person was published",
        "%d comments by this person were published",
        count,
    )
    return Finding("known_commenter", Outcome.PASS, reason % count)
