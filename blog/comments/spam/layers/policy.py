"""The blog's or the post's comment policy: who appears at once, who is held."""

from django.utils.translation import gettext as _

from blog.comments.policy import policy_of
from blog.comments.spam.context import Context
from blog.comments.spam.findings import Finding, Outcome
from blog.comments.submissions import Submission
from blog.site.models import CommentPolicy


def policy(submission: Submission, context: Context) -> Finding:
    said = policy_of(context.post, context.site)
    if said == CommentPolicy.OPEN:
        return Finding("policy", Outcome.PASS, _("comments appear at once"))
    if said == CommentPolicy.ALL_HELD:
        return Finding("policy", Outcome.HOLD, _("every comment waits for approval"))
    if context.is_known:
        return Finding("policy", Outcome.PASS, _("not the first comment of this person"))
    return Finding("policy", Outcome.HOLD, _("the first comment of an unknown person"))
