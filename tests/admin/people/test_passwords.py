"""Changing and resetting a password."""

import re

import pytest
from django.urls import reverse

from blog.mail.models import Email
from blog.people import passwords
from blog.people.models import Account
from tests.admin.people.forms import (
    CODE,
    PASSWORD,
    errors,
    log_in,
)

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _frozen(clock):
    """Codes and pauses depend on the time."""


def test_a_forgotten_password_is_reset_by_email(client, alice, settings):
    settings.MAIL_IS_ON = True
    answers = [
        client.post("/admin/login/forgotten/", {"email": email}).content.decode()
        for email in ("nobody@example.org", "alice@example.org")
    ]
    pages = [re.sub(r'value="[^"]*"', "", answer) for answer in answers]
    assert pages[0] == pages[1]
    link = re.search(r"http\S+/admin/login/\S+", Email.objects.get().text)[0]
    path = link.partition("8000")[2]
    new = "another-long-phrase"
    short = client.post(path, {"new_password1": "12345", "new_password2": "12345"})
    assert "too short" in errors(short)
    client.post(path, {"new_password1": new, "new_password2": new})
    assert client.get(path).status_code == 410
    assert log_in(client, password=new).status_code == 302


def test_a_new_password_by_email_still_needs_the_code(client, alice, key):
    path = passwords.reset_link(
        alice, link=lambda *parts: reverse("admin:password-reset", args=parts)
    )
    new = "another-long-phrase"
    client.post(path, {"new_password1": new, "new_password2": new})
    assert log_in(client, password=new)["Location"].startswith(CODE)


def test_emails_to_one_recipient_are_paused(client, alice, settings):
    settings.MAIL_IS_ON = True
    for _ in range(7):
        response = client.post("/admin/login/forgotten/", {"email": "alice@example.org"})
    assert "Wait 5 seconds" in errors(response)
    assert Email.objects.count() == 5


def test_without_mail_no_email_is_promised(client, alice):
    page = client.post("/admin/login/forgotten/", {"email": "alice@example.org"})
    assert "sends no email" in page.content.decode()


def test_changing_the_password_keeps_this_session_alone(client, alice):
    client.force_login(alice)
    other = client.__class__()
    other.force_login(alice)
    new = {"new_password1": "another-long-phrase", "new_password2": "another-long-phrase"}
    path = reverse("admin:password_change")
    assert "old_password" in errors(client.post(path, new | {"old_password": "wrong"}))
    assert client.post(path, new | {"old_password": PASSWORD})["Location"] == "/admin/me/"
    assert client.get("/admin/me/").status_code == 200
    assert other.get("/admin/me/").status_code == 302
    assert Account.objects.get().check_password("another-long-phrase")
