"""The numbers of comments that posts and threads store."""

import pytest

from blog.comments.models import Comment, State, Thread
from blog.comments.signals import comment_changed
from blog.comments.states import recount, set_state
from blog.posts.models import Post
from tests.factories import make_comment, make_post, rewrite

pytestmark = pytest.mark.django_db


def counts(post: Post) -> tuple[int, list[int]]:
    shown = Thread.objects.filter(post=post).order_by("pk").values_list("shown", flat=True)
    return Post.objects.get(pk=post.pk).comment_count, list(shown)


def test_comments_are_counted_as_they_come():
    post = make_post()
    parent = make_comment(post=post)
    make_comment(post=post, parent=parent)
    make_comment(post=post, state=State.PENDING)
    assert counts(post) == (2, [2, 0])


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
    assert counts(comment.post) == (count, [count])


def test_what_somebody_else_changed_meanwhile_counts():
    comment = make_comment(state=State.PENDING)
    stale = Comment.objects.get(pk=comment.pk)
    set_state(comment, State.PUBLISHED)
    set_state(stale, State.PUBLISHED)
    assert counts(comment.post) == (1, [1])


def test_a_count_survives_the_saving_of_a_post_read_before():
    post = make_post()
    make_comment(post=post)
    rewrite(post)
    assert counts(post) == (1, [1])


def test_counting_anew():
    post, other = make_post(), make_post()
    make_comment(post=post, parent=make_comment(post=post))
    make_comment(post=other)
    Thread.objects.update(shown=7)
    Post.objects.update(comment_count=7)
    make_comment(post=post, state=State.SPAM)
    recount([post.pk])
    assert (counts(post), counts(other)) == ((2, [2, 0]), (7, [7]))


def test_a_change_is_told_after_commit(django_capture_on_commit_callbacks):
    comment = make_comment()
    told = []

    def hear(comment, **said):
        told.append((comment.pk, comment.state))

    comment_changed.connect(hear)
    try:
        with django_capture_on_commit_callbacks(execute=True):
            set_state(comment, State.SPAM)
            assert told == []
    finally:
        comment_changed.disconnect(hear)
    assert told == [(comment.pk, State.SPAM)]
