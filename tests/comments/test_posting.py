"""A comment's first steps."""

import pytest

from blog.comments.models import State
from blog.comments.posting import CommentsClosed, post_comment
from blog.site.models import Site
from tests.factories import make_comment, make_draft, make_post

pytestmark = pytest.mark.django_db


def test_the_first_comment_of_an_unknown_person_waits():
    comment = post_comment(make_post(), name="Alice", body="Hello")
    assert (comment.state, comment.reason) == (
        State.PENDING,
        "the first comment of an unknown person",
    )


@pytest.mark.parametrize(
    ("said", "state"),
    [
        ({"name": "Alice", "email": "ALICE@example.org"}, State.PUBLISHED),
        ({"name": "Alice", "email": ""}, State.PENDING),
        ({"name": "Mallory", "email": "alice@example.org"}, State.PENDING),
    ],
)
def test_who_is_known(said, state):
    make_comment(name="Alice", email="alice@example.org")
    assert post_comment(make_post(), body="Hello", **said).state == state


@pytest.mark.parametrize("state", [State.PENDING, State.SPAM, State.REJECTED])
def test_who_was_not_approved_is_not_known(state):
    make_comment(name="Alice", email="alice@example.org", state=state)
    comment = post_comment(make_post(), name="Alice", email="alice@example.org", body="Hello")
    assert comment.state == State.PENDING


@pytest.mark.parametrize(
    ("blog", "post", "state"),
    [
        ("open", "", State.PUBLISHED),
        ("all-held", "", State.PENDING),
        ("closed", "open", State.PUBLISHED),
        ("open", "all-held", State.PENDING),
    ],
)
def test_the_post_s_policy_goes_before_the_blog_s(blog, post, state):
    Site.objects.update_or_create(pk=1, defaults={"comment_policy": blog})
    commented = make_post(comment_policy=post)
    assert post_comment(commented, name="Alice", body="Hello").state == state


def test_closed_is_closed():
    with pytest.raises(CommentsClosed):
        post_comment(make_post(comment_policy="closed"), name="Alice", body="Hello")


def test_what_is_not_live_takes_no_comment():
    with pytest.raises(CommentsClosed):
        post_comment(make_draft(), name="Alice", body="Hello")
