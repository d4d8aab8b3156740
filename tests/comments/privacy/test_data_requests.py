"""Data requests by an emailed link."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine

from blog.comments.emails.models import Follow
from blog.comments.models import State
from blog.comments.privacy.data_requests import (
    LIFETIME,
    PAUSE,
    comments_of,
    email_of,
    export_data,
    request_data,
)
from blog.comments.privacy.models import DataRequest
from blog.comments.versions.models import CommentVersion
from blog.mail.models import Email
from tests.factories import A_DAY, make_comment, make_post
from tests.interrupting import assert_all_or_nothing

pytestmark = pytest.mark.django_db

NOON = datetime(2026, 5, 1, 12, tzinfo=UTC)


@pytest.fixture(autouse=True)
def clock(settings):
    settings.MAIL_IS_ON = True
    settings.ORIGIN = "https://blog.example"
    with time_machine.travel(NOON, tick=False) as clock:
        yield clock


def mailed_token() -> str:
    text = Email.objects.latest("pk").text
    (link,) = [word for word in text.split() if word.startswith("https://")]
    assert link.startswith("https://blog.example/comments/mine/")
    return link.rstrip("/").rpartition("/")[2]


def test_a_link_is_sent_to_the_email_and_valid_for_a_day(clock):
    make_comment(email="Rosa@Example.org")
    request_data("rosa@example.ORG")
    assert Email.objects.get().to == "rosa@example.org"
    token = mailed_token()
    assert "rosa" not in token
    assert email_of(token) == "rosa@example.org"
    clock.shift(LIFETIME)
    assert email_of(token) == "rosa@example.org"
    clock.shift(timedelta(seconds=1))
    assert email_of(token) is None


def test_a_follower_without_comments_gets_a_link_too():
    Follow.objects.create(post=make_post(), email="rosa@example.org")
    request_data("Rosa@example.org")
    assert Email.objects.count() == 1


def test_nothing_is_sent_to_an_unknown_email():
    make_comment(email="")
    request_data("rosa@example.org")
    assert (Email.objects.count(), DataRequest.objects.count()) == (0, 0)


def test_links_are_sent_with_a_pause_between_them(clock):
    make_comment(email="rosa@example.org")
    for shift, emails in ((timedelta(0), 1), (timedelta(0), 1), (PAUSE, 2)):
        clock.shift(shift)
        request_data("rosa@example.org")
        assert Email.objects.count() == emails


@pytest.mark.parametrize("token", ["", "none", "MQ:1abc:def"])
def test_an_invalid_token_has_no_email(token):
    assert email_of(token) is None


def test_an_export_has_all_data_of_one_email():
    post = make_post(title="The Quiet River")
    theirs = make_comment(
        post=post,
        name="Rosa",
        email="Rosa@example.org",
        body="Words",
        state=State.SPAM,
        reasons=["3 links"],
        network="192.0.2.0/24",
    )
    CommentVersion.objects.create(comment=theirs, body="Word", replaced_at=A_DAY)
    make_comment(post=post, email="ben@example.org")
    make_comment(post=post)
    Follow.objects.create(post=post, email="rosa@example.org", confirmed_at=A_DAY)
    Follow.objects.create(post=post, email="ben@example.org")
    assert list(comments_of("rosa@example.org")) == [theirs]
    assert export_data("rosa@example.org") == {
        "email": "rosa@example.org",
        "comments": [
            {
                "post": "The Quiet River",
                "url": f"https://blog.example{theirs.get_absolute_url()}",
                "written_at": NOON,
                "edited_at": None,
                "name": "Rosa",
                "email": "Rosa@example.org",
                "website": "",
                "body": "Words",
                "versions": [{"body": "Word", "replaced_at": A_DAY}],
                "state": "spam",
                "reasons": ["3 links"],
                "network": "192.0.2.0/24",
                "spam_check": [],
            }
        ],
        "follows": [
            {
                "post": "The Quiet River",
                "scope": "replies",
                "requested_at": NOON,
                "confirmed_at": A_DAY,
            }
        ],
    }


@pytest.mark.parametrize("count", [1, 3, 30])
def test_an_export_costs_the_same_however_much_there_is(django_assert_num_queries, count):
    post = make_post()
    for _ in range(count):
        make_comment(post=post, email="rosa@example.org")
        Follow.objects.create(post=make_post(), email="rosa@example.org")
    with django_assert_num_queries(3):
        export_data("rosa@example.org")


def test_a_request_and_its_email_are_stored_together_or_not_at_all():
    make_comment(email="rosa@example.org")
    assert_all_or_nothing(lambda: request_data("rosa@example.org"))
