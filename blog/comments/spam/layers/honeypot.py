"""The honeypot: a hidden form field that only programs fill in."""

from django.utils.translation import gettext as _

from blog.comments.spam.context import Context
from blog.comments.spam.findings import Finding, Outcome
from blog.comments.submissions import Submission


def check_honeypot(submission: Submission, _context: Context) -> Finding | None:
    """Return a finding if the hidden field was filled in."""
    if not submission.honeypot:
        return None
    return Finding("honeypot", Outcome.SPAM, _("the hidden field was filled in"))
