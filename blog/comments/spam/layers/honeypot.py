"""The hidden trap: a field that no person sees, and programs fill in."""

from django.utils.translation import gettext as _

from blog.comments.spam.context import Context
from blog.comments.spam.findings import Finding, Outcome
from blog.comments.submissions import Submission


def trap(submission: Submission, context: Context) -> Finding | None:
    if not submission.trap:
        return None
    return Finding("trap", Outcome.SPAM, _("the field that no person sees was filled in"))
