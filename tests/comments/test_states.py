"""Changing a comment's state."""

import pytest

from blog.comments.models import Comment, State
from blog.comments.signals import comment_changed
from blog.comments.states import set_state
from blog.posts.models import Post
from tests.factories import make_comment, make_post
from tests.interrupting import assert_all_or_nothing

pytestmark = pytest.mark.django_db


def counts(comment: Comment) -> tuple[int, int]:
    comment.thread.refresh_from_db()
    return Post.objects.get(pk=comment.post_id).comment_count, comment.thread.comment_count


@pytest.mark.parametrize(
    ("before", "after", "count"),
    [
        (State.PENDING, State.PUBLISHED, 1),
        (State.PUBLISHED, State.PUBLISHED, 1),
        (State.PUBLISHED, State.SPAM, 0),
        (State.SPAM, State.REJECTED, 0),
    ],
)
def test_a_change_of_state_is_counted_once(before, after, count):
    comment = make_comment(state=before)
    set_state(comment, after)
    assert counts(comment) == (count, count)


def test_a_post_counts_all_its_threads():
    comment = make_comment(state=State.PENDING)
    make_comment(post=comment.post)
    set_state(comment, State.PUBLISHED)
    assert counts(comment) == (2, 1)


def test_a_change_by_somebody_else_in_the_meantime_counts():
    comment = make_comment(state=State.PENDING)
    stale = Comment.objects.get(pk=comment.pk)
    set_state(comment, State.PUBLISHED)
    set_state(stale, State.PUBLISHED)
    assert counts(comment) == (1, 1)


def test_publishing_a_withdrawn_comment_clears_its_withdrawal():
    comment = make_comment(state=State.REMOVED, withdrawn_at=make_post().created_at)
    set_state(comment, State.PUBLISHED)
    comment.refresh_from_db()
    assert (comment.state, comment.withdrawn_at) == (State.PUBLISHED, None)


def test_the_signal_is_sent_after_commit(django_capture_on_commit_callbacks):
    comment = make_comment()
    received = []

    def receive(comment, **_kwargs):
        received.append((comment.pk, comment.state))

    comment_changed.connect(receive)
    try:
        with django_capture_on_commit_callbacks(execute=True):
            set_state(comment, State.SPAM)
            assert received == []
    finally:
        comment_changed.disconnect(receive)
    assert received == [(comment.pk, State.SPAM)]


def test_a_state_changes_with_its_counts_or_not_at_all():
    make_comment(state=State.PENDING)
    assert_all_or_nothing(lambda: set_state(Comment.objects.get(), State.PUBLISHED))
