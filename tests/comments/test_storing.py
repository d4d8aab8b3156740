"""Storing a comment in its thread."""

import pytest

from blog.comments.models import Comment, State
from blog.comments.storing import store_comment
from blog.comments.threads.models import Thread
from tests.factories import A_DAY, make_comment, make_post
from tests.interrupting import assert_all_or_nothing

pytestmark = pytest.mark.django_db


def unsaved(post, **fields) -> Comment:
    fields = {"name": "Ann", "body": "Hello", "created_at": A_DAY, "state": "published"} | fields
    return Comment(post=post, **fields)


def test_a_comment_begins_a_thread():
    post = make_post()
    comment = store_comment(unsaved(post))
    assert (comment.thread.post, comment.thread.began_at) == (post, A_DAY)
    assert Thread.objects.get().comment_count == 1


def test_a_reply_joins_its_parent_s_thread():
    parent = make_comment()
    assert store_comment(unsaved(parent.post, parent=parent)).thread == parent.thread
    assert Thread.objects.get().comment_count == 2


@pytest.mark.parametrize("state", [State.PENDING, State.SPAM, State.REJECTED, State.REMOVED])
def test_a_hidden_comment_is_not_counted(state):
    post = make_post()
    assert store_comment(unsaved(post, state=state)).thread.comment_count == 0
    post.refresh_from_db()
    assert post.comment_count == 0


def test_it_is_stored_completely_or_not_at_all():
    post = make_post()
    assert_all_or_nothing(lambda: store_comment(unsaved(post)))
