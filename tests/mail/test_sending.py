"""Emails against a mail server that takes them, refuses them, or is not there."""

from datetime import UTC, datetime, timedelta
from smtplib import SMTPRecipientsRefused

import pytest
import time_machine
from django.core import mail

from blog.mail.models import Email
from blog.mail.sending import (
    KEPT,
    PAUSES,
    forget_old_emails,
    send,
    send_again,
    send_due_emails,
)
from tests.factories import make_email

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


def test_a_due_email_is_sent_once(settings):
    settings.ADDRESS = "https://blog.example"
    email = make_email(html="<p>Hello</p>", headers={"List-Unsubscribe": "<https://x.example>"})

    assert (send_due_emails(), send_due_emails()) == (1, 0)

    (sent,) = mail.outbox
    assert (sent.to, sent.subject, sent.body) == ([email.to], "Hello", "Dear reader")
    assert sent.alternatives[0].content == "<p>Hello</p>"
    assert sent.extra_headers == {
        "Message-ID": f"<ibid.{email.pk}.20260501120000@blog.example>",
        "Auto-Submitted": "auto-generated",
        "List-Unsubscribe": "<https://x.example>",
    }
    email.refresh_from_db()
    assert (email.sent_at, email.due_at, email.tries) == (NOON, None, 1)
    assert (email.text, email.html, email.headers) == ("", "", {})


def test_an_email_that_another_worker_has_in_hand_is_left():
    email = make_email()
    Email.objects.update(tries=1, due_at=NOON + timedelta(minutes=1))
    assert send(email) is False
    assert mail.outbox == []


def test_a_refused_email_waits_longer_each_time_and_is_given_up_at_last(settings, clock):
    settings.EMAIL_BACKEND = REFUSING
    email = make_email()
    for pause in PAUSES:
        assert send_due_emails() == 0
        email.refresh_from_db()
        assert email.due_at == datetime.now(UTC) + pause
        assert "no such box" in email.error
        clock.shift(pause)
    send_due_emails()
    assert list(Email.objects.stuck()) == [email]


def test_an_email_that_was_given_up_can_be_sent_again():
    email = make_email(due_at=None, tries=9, error="no such box")
    assert send_again(email) is True
    assert send_due_emails() == 1
    assert send_again(email) is False


def test_old_emails_are_forgotten_but_not_those_that_wait(clock):
    sent, waiting = make_email(), make_email()
    Email.objects.filter(pk=sent.pk).update(due_at=None, sent_at=NOON)
    clock.shift(KEPT + timedelta(seconds=1))
    assert forget_old_emails() == 1
    assert list(Email.objects.all()) == [waiting]
