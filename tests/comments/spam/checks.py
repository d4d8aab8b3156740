"""Submissions for the tests of the spam filter, and what its layers find in them."""

from datetime import UTC, datetime, timedelta

from blog.comments.spam.filtering import filter_comment
from blog.comments.spam.layers.timing import stamp
from blog.comments.submissions import Submission
from blog.site.models import Site
from tests.factories import make_post, submission

NOW = datetime(2026, 11, 25, 12, 0, tzinfo=UTC)
LONG = "The treaty was signed in March, but the letter you quote clearly says that it was April."
LONGER = f"{LONG} I have seen it in the archive myself, and so have two of my students."
SPAM = (
    "Play the best online casino games and win real money! Free bonus, no deposit required, "
    "cheap viagra, instant approval loan, click here http://casino-bonus.example"
)
KNOWN = {"name": "Ann", "email": "ann@example.org"}


def sent(*, ago: timedelta = timedelta(minutes=5), **fields) -> Submission:
    return submission(**{"body": LONG, "stamp": stamp(NOW - ago), **fields})


def findings_of(**fields) -> list[tuple[str, str, str]]:
    """(layer, outcome, reason), except of the layers that always find something."""
    verdict = filter_comment(sent(**fields), post=make_post(), site=Site.objects.current())
    return [
        (found.layer, found.outcome.value, found.reason)
        for found in verdict.findings
        if found.layer not in {"bayes", "policy", "known_commenter"}
    ]
