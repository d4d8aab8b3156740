"""Letters against a mail server that takes them, refuses them, or is not there."""

from datetime import UTC, datetime, timedelta
from smtplib import SMTPRecipientsRefused

import pytest
import time_machine
from django.core import mail

from blog.mail.models import Letter
from blog.mail.sending import (
    KEPT,
    PAUSES,
    forget_old_letters,
    send,
    send_again,
    send_due_letters,
)
from tests.factories import make_letter

pytestmark = pytest.mark.django_db

NOON = datetime(2026, 5, 1, 12, tzinfo=UTC)
REFUSING = "tests.mail.test_sending.RefusingBackend"


class RefusingBackend:
    def __init__(self, **_said):
        pass

    def send_messages(self, messages):
        raise SMTPRecipientsRefused({"rosa@example.org": (550, b"no such box")})


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel(NOON, tick=False) as clock:
        yield clock


def test_a_due_letter_is_sent_once(settings):
    settings.ADDRESS = "https://blog.example"
    letter = make_letter(html="<p>Hello</p>", headers={"List-Unsubscribe": "<https://x.example>"})

    assert (send_due_letters(), send_due_letters()) == (1, 0)

    (sent,) = mail.outbox
    assert (sent.to, sent.subject, sent.body) == ([letter.to], "Hello", "Dear reader")
    assert sent.alternatives[0].content == "<p>Hello</p>"
    assert sent.extra_headers == {
        "Message-ID": f"<ibid.{letter.pk}.20260501120000@blog.example>",
        "Auto-Submitted": "auto-generated",
        "List-Unsubscribe": "<https://x.example>",
    }
    letter.refresh_from_db()
    assert (letter.sent_at, letter.due_at, letter.tries) == (NOON, None, 1)
    assert (letter.text, letter.html, letter.headers) == ("", "", {})


def test_a_letter_that_another_worker_has_in_hand_is_left():
    letter = make_letter()
    Letter.objects.update(tries=1, due_at=NOON + timedelta(minutes=1))
    assert send(letter) is False
    assert mail.outbox == []


def test_a_refused_letter_waits_longer_each_time_and_is_given_up_at_last(settings, clock):
    settings.EMAIL_BACKEND = REFUSING
    letter = make_letter()
    for pause in PAUSES:
        assert send_due_letters() == 0
        letter.refresh_from_db()
        assert letter.due_at == datetime.now(UTC) + pause
        assert "no such box" in letter.error
        clock.shift(pause)
    send_due_letters()
    assert list(Letter.objects.stuck()) == [letter]


def test_a_letter_that_was_given_up_can_be_sent_again():
    letter = make_letter(due_at=None, tries=9, error="no such box")
    assert send_again(letter) is True
    assert send_due_letters() == 1
    assert send_again(letter) is False


def test_old_letters_are_forgotten_but_not_those_that_wait(clock):
    sent, waiting = make_letter(), make_letter()
    Letter.objects.filter(pk=sent.pk).update(due_at=None, sent_at=NOON)
    clock.shift(KEPT + timedelta(seconds=1))
    assert forget_old_letters() == 1
    assert list(Letter.objects.all()) == [waiting]
