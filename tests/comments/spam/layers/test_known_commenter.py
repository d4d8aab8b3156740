"""Known commenters: a comment with their name and email was published before."""

from datetime import timedelta

import pytest

from blog.comments.models import State
from blog.comments.spam.filtering import filter_comment
from blog.site.models import Site
from tests.comments.spam.checks import KNOWN, sent
from tests.factories import make_comment, make_post, send_comment

pytestmark = pytest.mark.usefixtures("open_blog")


def hasty(**fields):
    return sent(body="a.com b.com c.com", ago=timedelta(), **fields)


@pytest.mark.parametrize(
    ("count", "reason"),
    [
        (1, "1 comment by this person was published"),
        (2, "2 comments by this person were published"),
    ],
)
def test_known_commenters_are_not_held_for_links_or_haste(count, reason):
    for _ in range(count):
        make_comment(**KNOWN)
    verdict = filter_comment(hasty(**KNOWN), post=make_post(), site=Site.objects.current())
    assert verdict.state == State.PUBLISHED
    assert ("known_commenter", reason) in [
        (found.layer, found.reason) for found in verdict.findings
    ]


@pytest.mark.parametrize("other", [{"name": "Eve"}, {"email": "eve@example.org"}, {"email": ""}])
def test_a_commenter_is_known_by_name_and_email(other):
    make_comment(**KNOWN)
    assert send_comment(make_post(), hasty(**KNOWN | other)).state == State.PENDING


@pytest.mark.parametrize("state", [State.PENDING, State.SPAM, State.REMOVED])
def test_only_published_comments_make_a_commenter_known(state):
    make_comment(state=state, **KNOWN)
    assert send_comment(make_post(), hasty(**KNOWN)).state == State.PENDING


def test_an_edited_comment_does_not_make_its_commenter_known():
    comment = make_comment(**KNOWN)
    verdict = filter_comment(
        hasty(edited=comment, **KNOWN), post=comment.post, site=Site.objects.current()
    )
    assert verdict.state == State.PENDING
