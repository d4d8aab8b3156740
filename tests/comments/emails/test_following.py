"""Following: asked for, confirmed by the owner of the address, ended by them."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine

from blog.comments.emails.following import (
    PAUSE,
    UNCONFIRMED_KEPT,
    ask_to_follow,
    confirm,
    follow_address,
    follow_of,
    forget_unconfirmed,
    invite,
    stop,
)
from blog.comments.emails.models import Follow, Scope
from blog.mail.models import Email
from tests.factories import make_comment, make_post

pytestmark = pytest.mark.django_db

NOON = datetime(2026, 5, 1, 12, tzinfo=UTC)


@pytest.fixture(autouse=True)
def clock(settings):
    settings.MAIL_IS_ON = True
    with time_machine.travel(NOON, tick=False) as clock:
        yield clock


def asked(email: str = "rosa@example.org"):
    comment = make_comment(email=email)
    ask_to_follow(comment)
    return comment


def test_an_address_follows_a_post_once():
    comment = asked("Rosa@Example.org")
    ask_to_follow(comment)
    ask_to_follow(make_comment(post=comment.post, email="rosa@example.org"))
    assert [str(follow.email) for follow in Follow.objects.all()] == ["rosa@example.org"]
    assert not Follow.objects.confirmed().exists()


def test_nobody_follows_without_an_address():
    asked("")
    assert not Follow.objects.exists()


def test_nobody_is_asked_to_confirm_again_and_again(clock):
    comment = asked()
    for shift, emails in ((timedelta(0), 1), (timedelta(0), 1), (PAUSE, 2)):
        clock.shift(shift)
        invite(comment)
        assert Email.objects.count() == emails
    confirm(Follow.objects.get(), scope=Scope.ALL)
    clock.shift(PAUSE)
    invite(comment)
    assert Email.objects.count() == 2


def test_who_did_not_ask_is_not_asked():
    invite(make_comment(email="rosa@example.org"))
    invite(make_comment())
    assert Email.objects.count() == 0


def test_confirming_again_changes_only_what_is_told(clock):
    asked()
    confirm(Follow.objects.get(), scope=Scope.REPLIES)
    clock.shift(PAUSE)
    confirm(Follow.objects.get(), scope=Scope.ALL)
    follow = Follow.objects.get()
    assert (follow.scope, follow.confirmed_at) == (Scope.ALL, NOON)


def test_a_token_stands_for_its_follow_until_that_ends():
    asked()
    follow = Follow.objects.get()
    token = follow_address(follow).rstrip("/").rpartition("/")[2]
    assert follow_of(token) == follow
    assert follow_of("none") is None
    stop(follow)
    assert follow_of(token) is None


def test_what_nobody_confirmed_is_forgotten(clock):
    comment = asked()
    invite(comment)
    confirmed = Follow.objects.create(post=make_post(), email="ben@example.org", invited_at=NOON)
    confirm(confirmed, scope=Scope.ALL)
    waiting = Follow.objects.create(post=make_post(), email="eva@example.org")
    clock.shift(UNCONFIRMED_KEPT)
    assert forget_unconfirmed() == 0
    clock.shift(timedelta(seconds=1))
    assert forget_unconfirmed() == 1
    assert set(Follow.objects.all()) == {confirmed, waiting}
