"""Passwords and the links that reset them."""

from datetime import timedelta

import pytest
from django.utils import timezone
from time_machine import travel

from blog.mail.models import Email
from blog.people import passwords
from blog.people.sessions import LoginSession
from tests.broken_database import Broken, failing_at
from tests.factories import make_account

pytestmark = pytest.mark.django_db


def parts(account_id: str, token: str) -> str:
    return f"{account_id} {token}"


def test_an_account_with_the_email_gets_a_link(settings):
    settings.MAIL_IS_ON = True
    make_account("alice", email="alice@example.org")
    make_account("gone", email="alice@example.org", is_active=False)
    passwords.send_reset_links("ALICE@example.org", link=parts)
    email = Email.objects.get()
    assert email.to == "alice@example.org"
    assert "alice" in email.text
    account_id, token = email.text.partition("three hours:\n")[2].splitlines()[0].split()
    assert passwords.account_of_link(account_id, token).username == "alice"


def test_an_unknown_email_gets_nothing(settings):
    settings.MAIL_IS_ON = True
    passwords.send_reset_links("nobody@example.org", link=parts)
    assert not Email.objects.exists()


def test_a_link_works_once_and_for_three_hours():
    alice = make_account("alice")
    account_id, token = passwords.reset_link(alice, link=parts).split()
    with travel(timezone.now() + timedelta(hours=4)):
        assert passwords.account_of_link(account_id, token) is None
    passwords.set_password(alice, "another-long-password")
    assert passwords.account_of_link(account_id, token) is None


@pytest.mark.parametrize(
    ("account_id", "token"), [("none", "none"), ("", ""), ("MQ", "x-y"), ("é", "")]
)
def test_an_invalid_link_is_refused(account_id, token):
    make_account()
    assert passwords.account_of_link(account_id, token) is None


def test_a_new_password_ends_the_sessions(client):
    alice = make_account("alice")
    client.force_login(alice)
    passwords.set_password(alice, "another-long-password")
    assert not LoginSession.objects.exists()
    alice.refresh_from_db()
    assert alice.check_password("another-long-password")


def test_a_password_is_not_changed_while_its_sessions_last(client):
    alice = make_account("alice")
    client.force_login(alice)
    with pytest.raises(Broken), failing_at('DELETE FROM "blog_loginsession"'):
        passwords.set_password(alice, "another-long-password")
    alice.refresh_from_db()
    assert alice.check_password("a-long-password")


def test_links_of_one_email_are_sent_to_all_its_accounts_or_none(settings):
    settings.MAIL_IS_ON = True
    for name in ("alice", "work"):
        make_account(name, email="alice@example.org")
    with pytest.raises(Broken), failing_at('INSERT INTO "blog_email"', nth=2):
        passwords.send_reset_links("alice@example.org", link=parts)
    assert not Email.objects.exists()
