"""Editing a comment, and the versions before."""

import pytest
import time_machine

from blog.comments.models import Comment
from blog.comments.versions.editing import edit
from blog.comments.versions.models import CommentVersion
from tests.factories import A_DAY, make_account, make_comment
from tests.interrupting import assert_all_or_nothing

pytestmark = pytest.mark.django_db


def test_an_edit_keeps_the_version_before():
    comment, moderator = make_comment(body="One"), make_account()
    with time_machine.travel(A_DAY, tick=False):
        edit(comment, body="*Two*", by=moderator)
        edit(comment, body="Three")
    comment.refresh_from_db()
    assert (comment.body, comment.rendered) == ("Three", "<p>Three</p>")
    assert (comment.edited_at, comment.edited_by) == (A_DAY, None)
    versions = CommentVersion.objects.values_list("body", "replaced_at", "replaced_by")
    assert list(versions) == [("One", A_DAY, moderator.pk), ("*Two*", A_DAY, None)]


def test_the_same_text_is_no_edit():
    comment = make_comment(body="One")
    edit(comment, body="One")
    assert (comment.edited_at, CommentVersion.objects.count()) == (None, 0)


def test_an_edit_of_a_stale_comment_keeps_the_stored_version():
    comment = make_comment(body="One")
    stale = Comment.objects.get(pk=comment.pk)
    edit(comment, body="Two")
    edit(stale, body="Three")
    assert list(CommentVersion.objects.values_list("body", flat=True)) == ["One", "Two"]


def test_an_edit_is_all_or_nothing():
    make_comment(body="One")
    assert_all_or_nothing(lambda: edit(Comment.objects.get(), body="Two"))
