"""Changes that could take an account from its owner ask for the password and notify by email."""

import pytest
from django.urls import reverse

from blog.mail.models import Email
from blog.people.models import Role
from tests.admin.people.forms import PASSWORD, errors
from tests.factories import make_account

pytestmark = pytest.mark.django_db

ME, CHANGE = reverse("admin:me"), reverse("admin:password_change")
PROFILE = {"name": "Alice", "comment_mail": "each"}
NEW = {"new_password1": "another-long-one", "new_password2": "another-long-one"}


@pytest.fixture
def alice(client, settings, clock):
    settings.MAIL_IS_ON = True
    account = make_account("alice", role=Role.OWNER, email="alice@example.org")
    client.force_login(account)
    return account


def mailed() -> list[tuple[str, str]]:
    """Return the recipient and the first sentence of each email."""
    return [(email.to, email.text.splitlines()[0]) for email in Email.objects.order_by("pk")]


@pytest.mark.parametrize("password", ["", "wrong"])
def test_the_email_changes_only_with_the_password(client, alice, password):
    data = PROFILE | {"email": "mallory@example.org", "current_password": password}
    assert "Wrong password" in errors(client.post(ME, data))
    alice.refresh_from_db()
    assert (alice.email, mailed()) == ("alice@example.org", [])


def test_the_former_address_hears_of_a_changed_email(client, alice):
    client.post(ME, PROFILE | {"email": "new@example.org", "current_password": PASSWORD})
    alice.refresh_from_db()
    assert alice.email == "new@example.org"
    assert mailed() == [("alice@example.org", "The email address of alice was changed.")]


def test_other_fields_change_without_the_password(client, alice):
    client.post(ME, PROFILE | {"email": alice.email, "name": "Alice L."})
    alice.refresh_from_db()
    assert (alice.name, mailed()) == ("Alice L.", [])


def test_an_owner_changes_another_s_email_with_the_own_password(client, alice):
    bob = make_account("bob", email="bob@example.org")
    path = reverse("admin:blog_account_change", args=[bob.pk])
    data = {"username": "bob", "role": "author", "is_active": "on", "email": "new@example.org"}
    client.post(path, data)
    bob.refresh_from_db()
    assert bob.email == "bob@example.org"
    client.post(path, data | {"current_password": PASSWORD})
    bob.refresh_from_db()
    assert bob.email == "new@example.org"
    assert mailed() == [("bob@example.org", "The email address of bob was changed.")]


def test_a_changed_password_is_notified(client, alice):
    client.post(CHANGE, NEW | {"old_password": PASSWORD})
    assert mailed() == [("alice@example.org", "The password of alice was changed.")]


@pytest.mark.parametrize("path", [ME, CHANGE])
def test_wrong_passwords_lengthen_the_pause(client, alice, path):
    data = PROFILE | NEW | {"email": "mallory@example.org"}
    for _attempt in range(6):
        page = client.post(path, data | {"current_password": "wrong", "old_password": "wrong"})
    assert "Too many failed attempts" in errors(page)
    page = client.post(path, data | {"current_password": PASSWORD, "old_password": PASSWORD})
    assert "Too many failed attempts" in errors(page)
    alice.refresh_from_db()
    assert alice.email == "alice@example.org"
    assert alice.check_password(PASSWORD)
