"""Replying to a comment from the admin panel."""

import pytest

from blog.comments.models import Comment, State
from blog.comments.moderation.models import Decision
from blog.comments.moderation.replying import reply
from blog.comments.posting import CommentsClosed
from blog.site.models import Site
from tests.factories import make_account, make_comment, make_post, make_withdrawn
from tests.interrupting import assert_all_or_nothing

pytestmark = pytest.mark.django_db


def replied(**fields) -> Comment:
    comment = Comment.objects.select_related("post", "thread").get()
    by = make_account(**fields)
    return reply(comment, body="A *reply*", by=by, site=Site.objects.current())


@pytest.mark.parametrize("state", [State.PENDING, State.SPAM, State.PUBLISHED])
def test_a_reply_publishes_the_comment(state):
    comment = make_comment(post=make_post(comment_policy="closed"), state=state)
    written = replied(username="alice", website="https://alice.example")
    comment.refresh_from_db()
    assert (comment.state, written.state, written.parent) == ("published", "published", comment)
    assert (written.name, written.website) == ("Alice", "https://alice.example")
    assert [decision.by.username for decision in Decision.objects.all()] == (
        [] if state == State.PUBLISHED else ["alice"]
    )


def test_on_a_post_readers_cannot_see_nothing_changes():
    comment = make_comment(post=make_withdrawn(), state=State.PENDING)
    with pytest.raises(CommentsClosed):
        replied()
    comment.refresh_from_db()
    assert (comment.state, Comment.objects.count()) == (State.PENDING, 1)


def test_a_reply_is_all_or_nothing():
    make_comment(state=State.PENDING)
    account, site = make_account(), Site.objects.current()
    assert_all_or_nothing(
        lambda: reply(
            Comment.objects.select_related("post", "thread").get(),
            body="A reply",
            by=account,
            site=site,
        )
    )
