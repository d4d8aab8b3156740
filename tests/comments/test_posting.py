"""A comment's first steps."""

import pytest

from blog.comments.models import Comment, State, Thread
from blog.comments.posting import CommentsClosed, post_comment
from blog.comments.submissions import Submission
from blog.site.models import Site
from tests.factories import make_account, make_comment, make_draft, make_post, submission

pytestmark = pytest.mark.django_db


def test_the_first_comment_of_an_unknown_person_waits():
    comment = post_comment(make_post(), submission())
    assert (comment.state, comment.reasons) == (
        State.PENDING,
        ["the first comment of an unknown person"],
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
    assert post_comment(make_post(), submission(**said)).state == state


@pytest.mark.parametrize("state", [State.PENDING, State.SPAM, State.REJECTED])
def test_who_was_not_approved_is_not_known(state):
    make_comment(name="Alice", email="alice@example.org", state=state)
    comment = post_comment(make_post(), submission(name="Alice", email="alice@example.org"))
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
    assert post_comment(commented, submission()).state == state


def test_closed_is_closed():
    with pytest.raises(CommentsClosed):
        post_comment(make_post(comment_policy="closed"), submission())


@pytest.mark.parametrize("make", [make_draft, lambda: make_post(kind="page")])
def test_what_is_not_live_or_a_page_takes_no_comment(make):
    with pytest.raises(CommentsClosed):
        post_comment(make(), submission())


def test_a_closed_thread_takes_no_reply():
    parent = make_comment()
    parent.thread.closed_at = parent.created_at
    with pytest.raises(CommentsClosed):
        post_comment(parent.post, submission(parent=parent))


def test_who_writes_here_is_not_judged_and_may_answer_where_readers_may_not():
    parent = make_comment(post=make_post(comment_policy="closed"))
    account = make_account("alice", email="alice@example.org")
    said = Submission.of(account, body="An answer", parent=parent)
    comment = post_comment(parent.post, said)
    assert (comment.name, comment.account, comment.state, comment.thread) == (
        "Alice",
        account,
        State.PUBLISHED,
        parent.thread,
    )


def test_the_same_comment_sent_twice_is_one():
    post = make_post()
    said = {"email": "a@example.org", "website": "https://example.org", "body": "One\r\ntwo"}
    first = post_comment(post, submission(**said))
    second = post_comment(post, submission(**said | {"body": "One\ntwo"}, agent="another"))
    assert (second, Comment.objects.count(), Thread.objects.count()) == (first, 1, 1)


@pytest.mark.parametrize(
    "other", [{"body": "Another"}, {"name": "Ben"}, {"email": "b@example.org"}]
)
def test_another_comment_is_another(other):
    post = make_post()
    assert post_comment(post, submission()) != post_comment(post, submission(**other))


def test_the_same_words_elsewhere_are_another_comment():
    post = make_post()
    parent = make_comment(post=post)
    sent = [
        post_comment(post, submission()),
        post_comment(post, submission(parent=parent)),
        post_comment(make_post(), submission()),
    ]
    assert len({comment.pk for comment in sent}) == 3
