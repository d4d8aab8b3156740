"""Following a post by email: requested, confirmed, ended."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine

from blog.comments.emails.following import (
    CONFIRMATION_PAUSE,
    UNCONFIRMED_KEPT,
    confirm,
    delete_unconfirmed,
    follow_of,
    follow_url,
    request_follow,
    send_confirmation,
    unfollow,
)
from blog.comments.emails.models import Follow, Scope
from blog.mail.models import Email
from tests.factories import make_comment, make_post
from tests.interrupting import assert_all_or_nothing

pytestmark = pytest.mark.django_db

NOON = datetime(2026, 5, 1, 12, tzinfo=UTC)


@pytest.fixture(autouse=True)
def clock(settings):
    settings.MAIL_IS_ON = True
    with time_machine.travel(NOON, tick=False) as clock:
        yield clock


def requested(email: str = "rosa@example.org"):
    comment = make_comment(email=email)
    request_follow(comment)
    return comment


def test_an_email_follows_a_post_once():
    comment = requested("Rosa@Example.org")
    request_follow(comment)
    request_follow(make_comment(post=comment.post, email="rosa@example.org"))
    assert [str(follow.email) for follow in Follow.objects.all()] == ["rosa@example.org"]
    assert not Follow.objects.confirmed().exists()


def test_without_an_email_there_is_no_follow():
    requested("")
    assert not Follow.objects.exists()


def test_requests_to_confirm_are_sent_with_a_pause_between_them(clock):
    comment = requested()
    for shift, emails in ((timedelta(0), 1), (timedelta(0), 1), (CONFIRMATION_PAUSE, 2)):
        clock.shift(shift)
        send_confirmation(comment)
        assert Email.objects.count() == emails
    confirm(Follow.objects.get(), scope=Scope.ALL)
    clock.shift(CONFIRMATION_PAUSE)
    send_confirmation(comment)
    assert Email.objects.count() == 2


def test_who_did_not_ask_is_not_requested():
    send_confirmation(make_comment(email="rosa@example.org"))
    send_confirmation(make_comment())
    assert Email.objects.count() == 0


def test_confirming_again_changes_only_the_scope(clock):
    requested()
    confirm(Follow.objects.get(), scope=Scope.REPLIES)
    clock.shift(CONFIRMATION_PAUSE)
    confirm(Follow.objects.get(), scope=Scope.ALL)
    follow = Follow.objects.get()
    assert (follow.scope, follow.confirmed_at) == (Scope.ALL, NOON)


def test_a_token_is_valid_until_its_follow_ends():
    requested()
    follow = Follow.objects.get()
    token = follow_url(follow).rstrip("/").rpartition("/")[2]
    assert follow_of(token) == follow
    assert follow_of("none") is None
    unfollow(follow)
    assert follow_of(token) is None


def test_unconfirmed_follows_are_deleted(clock):
    comment = requested()
    send_confirmation(comment)
    confirmed = Follow.objects.create(
        post=make_post(), email="ben@example.org", confirmation_sent_at=NOON
    )
    confirm(confirmed, scope=Scope.ALL)
    unsent = Follow.objects.create(post=make_post(), email="eva@example.org")
    clock.shift(UNCONFIRMED_KEPT)
    assert delete_unconfirmed() == 0
    clock.shift(timedelta(seconds=1))
    assert delete_unconfirmed() == 1
    assert set(Follow.objects.all()) == {confirmed, unsent}


def test_a_request_to_confirm_is_stored_with_its_email_or_not_at_all():
    comment = requested()
    assert_all_or_nothing(lambda: send_confirmation(comment))
