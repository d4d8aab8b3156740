"""Constraints of comments, and who moderates them."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from blog.comments.models import Comment, Kind
from blog.people.models import Role
from tests.factories import A_DAY, make_account, make_comment, make_post, make_scheduled


@pytest.mark.django_db(transaction=True)
def test_the_database_refuses_a_reply_under_another_post():
    comment = make_comment()
    other = make_post()
    with pytest.raises(IntegrityError), transaction.atomic():
        make_comment(post=other, parent=comment)
    assert Comment.objects.count() == 1


@pytest.mark.django_db
def test_the_database_refuses_a_comment_on_itself():
    comment = make_comment()
    with pytest.raises(IntegrityError), transaction.atomic():
        Comment.objects.filter(pk=comment.pk).update(parent=comment)


@pytest.mark.django_db
def test_a_reply_is_on_its_parent_s_post():
    comment = make_comment()
    assert make_comment(post=comment.post, parent=comment).parent == comment


@pytest.mark.django_db
def test_moderated_by_is_authors_own_posts_or_everything():
    author, stranger = make_account("author"), make_account("stranger")
    moderator = make_account("moderator", role=Role.MODERATOR)
    comment = make_comment(post=make_post(author=author))
    seen = [
        list(Comment.objects.moderated_by(account)) for account in (author, stranger, moderator)
    ]
    assert seen == [[comment], [], [comment]]


@pytest.mark.django_db
def test_the_feed_has_the_newest_comments_first_and_no_reactions():
    post = make_post()
    first, second = (
        make_comment(post=post, created_at=A_DAY),
        make_comment(post=post, created_at=A_DAY),
    )
    earlier = make_comment(post=post, created_at=A_DAY - timedelta(days=1))
    make_comment(post=post, kind=Kind.LIKE)
    make_comment(post=make_scheduled(), created_at=A_DAY)
    assert list(Comment.objects.for_feed()) == [second, first, earlier]
