"""Known good commenters: someone of this name and e-mail address had a comment published."""

from django.utils.translation import ngettext

from blog.comments.spam.context import Context
from blog.comments.spam.findings import Finding, Outcome
from blog.comments.submissions import Submission


def acquaintance(submission: Submission, context: Context) -> Finding | None:
    count = context.published_before
    if not count:
        return None
    said = ngettext(
        "%d comment of theirs was published", "%d comments of theirs were published", count
    )
    return Finding("acquaintance", Outcome.PASS, said % count)
