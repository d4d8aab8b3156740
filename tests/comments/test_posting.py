"""Posting a comment."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from blog.comments import posting
from blog.comments.models import Comment, State
from blog.comments.posting import CommentRefused, CommentsClosed, post_comment
from blog.comments.submissions import Submission
from blog.comments.threads.models import Thread
from blog.site.models import Site
from tests.factories import (
    make_account,
    make_comment,
    make_draft,
    make_post,
    send_comment,
    submission,
)
from tests.interrupting import assert_all_or_nothing

pytestmark = pytest.mark.django_db


def test_a_person_s_first_comment_is_held():
    comment = send_comment(make_post(), submission())
    assert (comment.state, comment.reasons) == (
        State.PENDING,
        ["first comment by this person"],
    )


@pytest.mark.parametrize(
    ("commenter", "state"),
    [
        ({"name": "Alice", "email": "ALICE@example.org"}, State.PUBLISHED),
        ({"name": "Alice", "email": ""}, State.PENDING),
        ({"name": "Mallory", "email": "alice@example.org"}, State.PENDING),
    ],
)
def test_known_commenters_are_published(commenter, state):
    make_comment(name="Alice", email="alice@example.org")
    assert send_comment(make_post(), submission(**commenter)).state == state


@pytest.mark.parametrize("state", [State.PENDING, State.SPAM, State.REJECTED])
def test_commenters_without_a_published_comment_are_not_known(state):
    make_comment(name="Alice", email="alice@example.org", state=state)
    comment = send_comment(make_post(), submission(name="Alice", email="alice@example.org"))
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
def test_the_post_s_policy_overrides_the_blog_s(blog, post, state):
    Site.objects.update_or_create(pk=1, defaults={"comment_policy": blog})
    commented = make_post(comment_policy=post)
    assert send_comment(commented, submission()).state == state


def test_a_closed_post_takes_no_comment():
    with pytest.raises(CommentsClosed):
        send_comment(make_post(comment_policy="closed"), submission())


@pytest.mark.parametrize("make", [make_draft, lambda: make_post(kind="page")])
def test_a_draft_or_a_page_takes_no_comment(make):
    with pytest.raises(CommentsClosed):
        send_comment(make(), submission())


def test_a_closed_thread_takes_no_reply():
    parent = make_comment()
    parent.thread.closed_at = parent.created_at
    with pytest.raises(CommentsClosed):
        send_comment(parent.post, submission(parent=parent))


def test_authors_are_not_filtered_and_may_reply_where_comments_are_closed():
    parent = make_comment(post=make_post(comment_policy="closed"))
    account = make_account("alice", email="alice@example.org")
    sent = Submission.of(account, body="A reply", parent=parent)
    comment = send_comment(parent.post, sent)
    assert (comment.name, comment.account, comment.state, comment.thread) == (
        "Alice",
        account,
        State.PUBLISHED,
        parent.thread,
    )


def test_the_same_comment_sent_twice_is_one():
    post = make_post()
    fields = {"email": "a@example.org", "website": "https://example.org", "body": "One\r\ntwo"}
    first = send_comment(post, submission(**fields))
    second = send_comment(post, submission(**fields | {"body": "One\ntwo"}, user_agent="another"))
    assert (second, Comment.objects.count(), Thread.objects.count()) == (first, 1, 1)


@pytest.mark.parametrize(
    "other", [{"body": "Another"}, {"name": "Ben"}, {"email": "b@example.org"}]
)
def test_a_different_comment_is_stored(other):
    post = make_post()
    assert send_comment(post, submission()) != send_comment(post, submission(**other))


def test_the_same_text_in_another_place_is_another_comment():
    post = make_post()
    parent = make_comment(post=post)
    sent = [
        send_comment(post, submission()),
        send_comment(post, submission(parent=parent)),
        send_comment(make_post(), submission()),
    ]
    assert len({comment.pk for comment in sent}) == 3


def test_posting_is_all_or_nothing():
    post = make_post()
    assert_all_or_nothing(lambda: send_comment(post, submission()))


def test_a_comment_is_judged_before_the_one_transaction_that_stores_it(monkeypatch):
    """Watch the statements: nothing but the storing is between BEGIN and COMMIT."""
    post, site = make_post(), Site.objects.current()
    depth = len(connection.savepoint_ids)
    judged_at: list[int] = []
    judge = posting.filter_comment

    def watched(*args, **kwargs):
        judged_at.append(len(connection.savepoint_ids) - depth)
        return judge(*args, **kwargs)

    monkeypatch.setattr(posting, "filter_comment", watched)
    with CaptureQueriesContext(connection) as queries:
        post_comment(post, submission(ip="192.0.2.1"), site=site)

    assert judged_at == [0]
    statements = [query["sql"].split()[0] for query in queries]
    assert statements.count("INSERT") <= 5  # thread, comment, check, entry and its full text
    first = statements.index("INSERT")
    assert "SAVEPOINT" in statements[:first]
    assert len(statements) <= 30


def test_the_rate_is_counted_again_when_the_comment_is_stored(monkeypatch, settings):
    settings.COMMENTS_RATE = "1/m"
    post, site = make_post(), Site.objects.current()
    judge = posting.filter_comment

    def overtaken(sent, **kwargs):
        """Judge the comment, then let another from the same IP address be stored first."""
        verdict = judge(sent, **kwargs)
        monkeypatch.setattr(posting, "filter_comment", judge)
        post_comment(post, submission(body="The first.", ip="192.0.2.1"), site=site)
        return verdict

    monkeypatch.setattr(posting, "filter_comment", overtaken)
    with pytest.raises(CommentRefused):
        post_comment(post, submission(body="The second.", ip="192.0.2.1"), site=site)
    assert [comment.body for comment in Comment.objects.all()] == ["The first."]
