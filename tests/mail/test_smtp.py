"""Emails by a real mail server: refused, then taken, once, as they were written."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine

from blog.comments.emails.models import Follow
from blog.mail.models import Email
from blog.mail.sending import send_due_emails
from blog.site.models import CommentPolicy, Site
from tests import mail_server
from tests.factories import make_account, make_post, send_comment, submission

pytestmark = pytest.mark.django_db(transaction=True)

NOON = datetime(2026, 5, 1, 12, tzinfo=UTC)


@pytest.fixture
def server(settings):
    with mail_server.running() as server:
        settings.MAIL_IS_ON = True
        settings.ORIGIN = "https://blog.example"
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", server.port
        settings.DEFAULT_FROM_EMAIL = "noreply@blog.example"
        yield server


@pytest.fixture
def post():
    Site.objects.update_or_create(pk=1, defaults={"comment_policy": CommentPolicy.OPEN})
    return make_post(
        author=make_account("author", email="author@example.org"), title="Der stille Fluß"
    )


def test_a_refusing_server_loses_nothing_and_delays_nobody(server, post):
    Follow.objects.create(post=post, email="rosa@example.org", scope="all", confirmed_at=NOON)
    with time_machine.travel(NOON, tick=False) as clock:
        server.is_refusing = True
        comment = send_comment(post, submission(name="Ben", body="Ça va?"))
        assert comment.is_visible
        assert (server.emails, server.refused) == ([], 2)
        assert [email.error for email in Email.objects.all()] == ["(451, b'Not now')"] * 2

        server.is_refusing = False
        assert send_due_emails() == 0  # not yet
        clock.shift(Email.policy.first_pause)
        assert send_due_emails() == 2
        clock.shift(timedelta(days=1))
        assert send_due_emails() == 0
    assert sorted(str(email["To"]) for email in server.emails) == [
        "author@example.org",
        "rosa@example.org",
    ]


def test_an_email_arrives_as_it_was_written(server, post):
    Follow.objects.create(post=post, email="rosa@example.org", scope="all", confirmed_at=NOON)
    send_comment(post, submission(name="Ben", email="ben@example.org", body="Ça *va*?"))
    email = server.email_to("rosa@example.org", about="Ben")
    assert email["Subject"] == "Ben on “Der stille Fluß”"
    assert email["From"] == "noreply@blog.example"
    assert email["Auto-Submitted"] == "auto-generated"
    assert email["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert email["List-Unsubscribe"].strip().startswith("<https://blog.example/comments/following/")
    assert email.get_content_type() == "multipart/alternative"
    assert "Ça *va*?" in mail_server.text_of(email)
    assert "Ça <em>va</em>?" in mail_server.text_of(email, "html")
    assert "ben@example.org" not in email.as_string()


def test_a_server_that_is_not_there_loses_nothing(server, post, settings):
    settings.EMAIL_PORT = 9  # nobody listens
    with time_machine.travel(NOON, tick=False) as clock:
        assert send_comment(post, submission()).is_visible
        assert Email.objects.get().sent_at is None
        settings.EMAIL_PORT = server.port
        clock.shift(Email.policy.first_pause)
        assert send_due_emails() == 1
    assert [str(email["To"]) for email in server.emails] == ["author@example.org"]
