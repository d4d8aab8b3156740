"""The comment policy of the blog or the post: which comments appear at once or are held."""

from django.utils.translation import gettext as _

from blog.comments.policy import policy_of
from blog.comments.spam.context import Context
from blog.comments.spam.findings import Finding, Outcome
from blog.comments.submissions import Submission
from blog.site.models import CommentPolicy


def check_policy(_submission: Submission, context: Context) -> Finding:
    """Return the finding of the post's policy for this commenter."""
    policy = policy_of(context.post, context.site)
    if policy == CommentPolicy.OPEN:
        return Finding("policy", Outcome.PASS, _("comments appear immediately"))
    if policy == CommentPolicy.ALL_HELD:
        return Finding("policy", Outcome.HOLD, _("all comments are held for approval"))
    if context.is_known:
        return Finding("policy", Outcome.PASS, _("not this person’s first comment"))
    return Finding("policy", Outcome.HOLD, _("first comment by this person"))
