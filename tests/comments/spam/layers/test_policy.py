"""The layer of the comment policy."""

import pytest

from blog.comments.models import State
from blog.site.models import Site
from tests.comments.spam.checks import KNOWN
from tests.factories import make_comment, make_post, send_comment, submission

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("policy", "commenter", "state", "reasons"),
    [
        ("open", {}, State.PUBLISHED, []),
        ("first-held", {}, State.PENDING, ["first comment by this person"]),
        ("first-held", KNOWN, State.PUBLISHED, []),
        ("all-held", KNOWN, State.PENDING, ["all comments are held for approval"]),
    ],
)
def test_the_policy_publishes_or_holds(policy, commenter, state, reasons):
    Site.objects.update_or_create(pk=1, defaults={"comment_policy": policy})
    make_comment(**KNOWN)
    comment = send_comment(make_post(), submission(**commenter))
    assert (comment.state, comment.reasons) == (state, reasons)
