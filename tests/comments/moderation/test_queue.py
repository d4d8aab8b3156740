"""The moderation queue, and the history of commenters."""

from datetime import timedelta

import pytest

from blog.comments.models import Comment, State
from blog.comments.moderation.queue import Tab, histories, older_than, posts_in, queued, tab_counts
from blog.people.models import Role
from tests.factories import A_DAY, make_account, make_comment, make_post

pytestmark = pytest.mark.django_db


@pytest.fixture
def moderator():
    return make_account(role=Role.MODERATOR)


def test_every_comment_is_in_the_tab_of_its_state(moderator):
    made = {state: make_comment(state=state) for state in State}
    found = {tab: {comment.state for comment in queued(moderator, tab)} for tab in Tab}
    assert found == {
        Tab.PENDING: {State.PENDING},
        Tab.SPAM: {State.SPAM},
        Tab.PUBLISHED: {State.PUBLISHED},
        Tab.REJECTED: {State.REJECTED, State.REMOVED},
        Tab.ALL: set(made),
    }
    assert tab_counts(moderator) == {Tab.PENDING: 1, Tab.SPAM: 1}


def test_filters_of_the_queue(moderator):
    post = make_post()
    rosa = make_comment(post=post, name="Rosa", email="rosa@example.org", body="A river")
    again = make_comment(name="R.", email="rosa@example.org", body="A lake")
    ben = make_comment(
        post=post, name="Ben", website="https://river.example", network="192.0.2.0/24"
    )
    near = make_comment(network="192.0.2.0/24")
    assert set(queued(moderator, Tab.ALL, query="RIVER")) == {rosa, ben}
    assert set(queued(moderator, Tab.ALL, post=post.pk)) == {rosa, ben}
    assert set(queued(moderator, Tab.ALL, like=rosa.pk)) == {rosa, again}
    assert set(queued(moderator, Tab.ALL, like=ben.pk)) == {ben, near}
    assert set(queued(moderator, Tab.ALL, like=10**9)) == set()
    assert set(posts_in(queued(moderator, Tab.ALL))) == {post, again.post, near.post}


def test_the_queue_continues_after_any_comment(moderator):
    at_once = [make_comment(created_at=A_DAY, state=State.PENDING) for _ in range(2)]
    later = make_comment(created_at=A_DAY + timedelta(1), state=State.PENDING)
    in_order = [later, at_once[1], at_once[0]]
    queue = queued(moderator, Tab.PENDING)
    assert list(queue) == in_order
    assert list(older_than(queue, later.pk)) == in_order[1:]
    assert list(older_than(queue, at_once[1].pk)) == in_order[2:]
    assert list(older_than(queue, 10**9)) == in_order


def test_history_counts_the_other_comments_of_the_commenter(moderator, django_assert_num_queries):
    rosa = {"email": "rosa@example.org"}
    first = make_comment(**rosa)
    make_comment(**rosa)
    make_comment(**rosa, state=State.SPAM)
    alone = make_comment(email="ben@example.org")
    without = [make_comment(email="") for _ in range(2)]
    near = [make_comment(network="192.0.2.0/24") for _ in range(2)]
    with django_assert_num_queries(2):
        known = histories([first, alone, *without, *near], moderator)
    assert known[near[0].pk].network_labels == [("published", 1)]
    assert known[first.pk].email_labels == [("published", 1), ("spam", 1)]
    assert [known[comment.pk].email_labels for comment in (alone, *without)] == [[], [], []]


def test_an_author_s_queue_has_only_their_own_posts(moderator):
    author = make_account("author")
    mine = make_comment(post=make_post(author=author), email="rosa@example.org")
    other = make_comment(email="rosa@example.org")
    assert list(queued(author, Tab.ALL)) == [mine]
    assert list(queued(author, Tab.ALL, like=other.pk)) == []
    assert histories([mine], author)[mine.pk].email_labels == []
    assert histories([mine], moderator)[mine.pk].email_labels == [("published", 1)]
    assert Comment.objects.count() == 2
