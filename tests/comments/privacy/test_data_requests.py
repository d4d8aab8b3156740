"""Readers come to what is theirs by a mailed link."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine

from blog.comments.emails.models import Follow
from blog.comments.models import FormerWords, State
from blog.comments.privacy.data_requests import (
    LIFETIME,
    PAUSE,
    claim,
    comments_of,
    email_of,
    everything_of,
)
from blog.comments.privacy.models import Claim
from blog.mail.models import Email
from tests.factories import A_DAY, make_comment, make_post

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


def test_a_link_goes_to_the_address_and_stands_for_it_for_a_day(clock):
    make_comment(email="Rosa@Example.org")
    claim("rosa@example.ORG")
    assert Email.objects.get().to == "rosa@example.org"
    token = mailed_token()
    assert "rosa" not in token
    assert email_of(token) == "rosa@example.org"
    clock.shift(LIFETIME)
    assert email_of(token) == "rosa@example.org"
    clock.shift(timedelta(seconds=1))
    assert email_of(token) is None


def test_who_only_follows_gets_a_link_too():
    Follow.objects.create(post=make_post(), email="rosa@example.org")
    claim("Rosa@example.org")
    assert Email.objects.count() == 1


def test_nothing_is_written_to_an_unknown_address():
    make_comment(email="")
    claim("rosa@example.org")
    assert (Email.objects.count(), Claim.objects.count()) == (0, 0)


def test_nobody_gets_link_after_link(clock):
    make_comment(email="rosa@example.org")
    for shift, emails in ((timedelta(0), 1), (timedelta(0), 1), (PAUSE, 2)):
        clock.shift(shift)
        claim("rosa@example.org")
        assert Email.objects.count() == emails


@pytest.mark.parametrize("token", ["", "none", "MQ:1abc:def"])
def test_what_is_no_token_stands_for_nobody(token):
    assert email_of(token) is None


def test_everything_is_theirs_and_nothing_of_others():
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
    FormerWords.objects.create(comment=theirs, body="Word", replaced_at=A_DAY)
    make_comment(post=post, email="ben@example.org")
    make_comment(post=post)
    Follow.objects.create(post=post, email="rosa@example.org", confirmed_at=A_DAY)
    Follow.objects.create(post=post, email="ben@example.org")
    assert list(comments_of("rosa@example.org")) == [theirs]
    assert everything_of("rosa@example.org") == {
        "email": "rosa@example.org",
        "comments": [
            {
                "post": "The Quiet River",
                "address": f"https://blog.example{theirs.get_absolute_url()}",
                "written_at": NOON,
                "edited_at": None,
                "name": "Rosa",
                "email": "Rosa@example.org",
                "website": "",
                "body": "Words",
                "former_words": [{"body": "Word", "replaced_at": A_DAY}],
                "state": "spam",
                "reasons": ["3 links"],
                "network": "192.0.2.0/24",
                "judged": [],
            }
        ],
        "follows": [
            {
                "post": "The Quiet River",
                "told_of": "replies",
                "asked_at": NOON,
                "confirmed_at": A_DAY,
            }
        ],
    }


@pytest.mark.parametrize("count", [1, 3, 30])
def test_taking_away_asks_as_much_however_much_it_is(django_assert_num_queries, count):
    post = make_post()
    for _ in range(count):
        make_comment(post=post, email="rosa@example.org")
        Follow.objects.create(post=make_post(), email="rosa@example.org")
    with django_assert_num_queries(3):
        everything_of("rosa@example.org")
