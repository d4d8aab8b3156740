"""Many links, which are rare in comments by people."""

from django.conf import settings
from django.utils.translation import ngettext

from blog.comments.spam.bayes.tokens import links_in
from blog.comments.spam.context import Context
from blog.comments.spam.findings import Finding, Outcome
from blog.comments.submissions import Submission


def check_links(submission: Submission, context: Context) -> Finding | None:
    """Return a finding if an unknown person's comment has many links."""
    count = len(links_in(submission.body))
    if count < settings.COMMENTS_HELD_LINKS or context.is_known:
        return None
    return Finding("links", Outcome.HOLD, ngettext("%d link", "%d links", count) % count)
