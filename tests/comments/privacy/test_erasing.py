"""Erasing comments and everything stored about an email."""

import pytest
from django.core import serializers

from blog.comments.emails.models import Follow
from blog.comments.models import Comment, State
from blog.comments.privacy.erasing import erase, erase_everything_of
from blog.comments.privacy.models import DataRequest
from blog.comments.spam.bayes.models import TrainingExample
from blog.comments.spam.bayes.training import train
from blog.comments.spam.models import SpamCheck
from blog.comments.versions.models import CommentVersion
from blog.mail.models import Email
from tests.factories import A_DAY, make_comment, make_email, make_post
from tests.interrupting import assert_all_or_nothing

pytestmark = pytest.mark.django_db


@pytest.fixture
def post():
    return make_post()


@pytest.fixture
def theirs(post):
    return make_comment(
        post=post,
        name="Rosa Secret",
        email="Rosa@secret.example",
        website="https://secret.example",
        body="Secret *words*",
        network="192.0.2.0/24",
        reasons=["secret reason"],
        submission_hash="secret",
        sender_hash="secret",
    )


def test_text_and_names_go_and_the_place_stays(post, theirs):
    reply = make_comment(post=post, parent=theirs, name="Ben")
    CommentVersion.objects.create(comment=theirs, body="secret", replaced_at=A_DAY)
    SpamCheck.objects.create(
        comment=theirs, checked_at=A_DAY, initial_state=State.PENDING, findings=["secret"]
    )
    train(theirs, is_spam=False)
    assert erase([theirs]) == 1
    erased = Comment.objects.get(pk=theirs.pk)
    assert (erased.state, erased.withdrawn_at is not None) == (State.REMOVED, True)
    rows = serializers.serialize("json", Comment.objects.all())
    assert ("secret" in rows.lower(), "192.0.2" in rows) == (False, False)
    assert [model.objects.count() for model in (CommentVersion, SpamCheck, TrainingExample)] == [
        0,
        0,
        0,
    ]
    reply.refresh_from_db()
    assert (reply.parent, reply.state, reply.name) == (erased, State.PUBLISHED, "Ben")
    post.refresh_from_db()
    assert post.comment_count == 1


@pytest.mark.parametrize("state", State)
def test_comments_of_any_state_are_erased(state):
    comment = make_comment(state=state, email="rosa@example.org", body="Secret")
    assert erase_everything_of("Rosa@example.org") == 1
    comment.refresh_from_db()
    assert (comment.state, comment.body, comment.rendered) == (State.REMOVED, "", "")


def test_everything_of_one_email_goes_and_nothing_of_others(post, theirs):
    email = "rosa@secret.example"
    bens = make_comment(post=post, name="Ben", email="ben@example.org")
    for to in (email, "ben@example.org"):
        Follow.objects.create(post=post, email=to)
        make_email(to=to)
        DataRequest.objects.create(email=to)
    assert erase_everything_of(email) == 1
    bens.refresh_from_db()
    assert (bens.name, bens.state) == ("Ben", State.PUBLISHED)
    for model, field in ((Follow, "email"), (Email, "to"), (DataRequest, "email")):
        assert list(model.objects.values_list(field, flat=True)) == ["ben@example.org"]


def test_erasing_twice_changes_nothing(theirs):
    erase([theirs])
    before = Comment.objects.values().get()
    erase([Comment.objects.get()])
    assert Comment.objects.values().get() == before


def test_erasing_is_all_or_nothing(theirs):
    assert_all_or_nothing(lambda: erase(Comment.objects.all()))


def test_erasing_everything_is_all_or_nothing(post, theirs):
    Follow.objects.create(post=post, email=theirs.email.lower())
    DataRequest.objects.create(email=theirs.email.lower())
    assert_all_or_nothing(lambda: erase_everything_of(theirs.email))
