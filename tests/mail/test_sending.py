"""Emails against a mail server that takes them, refuses them, or is not there."""

from datetime import UTC, datetime, timedelta
from smtplib import SMTPRecipientsRefused

import pytest
import time_machine
from django.core import mail

from blog.jobs.leasing import claim
from blog.mail.models import Email
from blog.mail.sending import delete_old_emails, send, send_due_emails
from tests.factories import make_email

pytestmark = pytest.mark.django_db

NOON = datetime(2026, 5, 1, 12, tzinfo=UTC)
MINUTE = timedelta(minutes=1)
REFUSING = "tests.mail.test_sending.RefusingBackend"


class RefusingBackend:
    def __init__(self, **_options):
        pass

    def send_messages(self, _messages):
        raise SMTPRecipientsRefused({"rosa@example.org": (550, b"no such box")})


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel(NOON, tick=False) as clock:
        yield clock


def test_a_due_email_is_sent_once(settings):
    settings.ORIGIN = "https://blog.example"
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
    assert (email.sent_at, email.due_at, email.attempts) == (NOON, None, 1)
    assert (email.text, email.html, email.headers) == ("", "", {})


def test_an_email_that_another_worker_holds_is_left():
    email = make_email()
    assert claim(Email.objects.get()) is True
    assert send(email) is False
    assert mail.outbox == []


def test_a_refused_email_is_tried_again_and_given_up_at_last(settings, clock):
    settings.EMAIL_BACKEND = REFUSING
    email = make_email()
    for attempts in range(1, Email.policy.max_attempts):
        assert send_due_emails() == 0
        email.refresh_from_db()
        assert email.due_at == datetime.now(UTC) + Email.policy.pause_after(attempts)
        assert "no such box" in email.error
        clock.move_to(email.due_at)
    send_due_emails()
    assert list(Email.objects.given_up()) == [email]
    assert Email.objects.get().text == "Dear reader"


@pytest.mark.usefixtures("clock")
def test_an_email_with_a_header_that_none_may_have_does_not_stop_the_others():
    bad = make_email(headers={"X-Broken": "two\nlines"})
    make_email()
    assert send_due_emails() == 1
    bad.refresh_from_db()
    assert (bad.failed_at, bad.due_at) == (NOON, NOON + Email.policy.first_pause)
    assert "X-Broken" in bad.error


def test_an_email_is_retried_for_days_with_growing_pauses():
    policy = Email.policy
    minutes = [policy.pause_after(attempt) for attempt in range(1, 10)]
    assert [pause and pause // MINUTE for pause in minutes] == [
        *(1, 4, 16, 64, 256, 1024, 1440, 1440),
        None,
    ]
    assert policy.lease == 10 * MINUTE


def test_old_emails_are_deleted_but_not_those_that_wait(clock):
    sent, waiting = make_email(), make_email()
    Email.objects.filter(pk=sent.pk).update(due_at=None, sent_at=NOON)
    clock.shift(timedelta(days=30))
    assert delete_old_emails() == 0
    clock.shift(timedelta(seconds=1))
    assert delete_old_emails() == 1
    assert list(Email.objects.all()) == [waiting]
