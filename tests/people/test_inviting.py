"""One-time links."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.utils import timezone
from time_machine import travel

from blog.people import inviting
from blog.people.models import Account, Invitation, Role

pytestmark = pytest.mark.django_db

SAID = {
    "username": "alice",
    "name": "Alice",
    "email": "alice@example.org",
    "password": "a-long-password",
}


def test_accept_makes_the_owner():
    alice = inviting.accept(inviting.invite_owner(), **SAID)
    assert (alice.role, alice.is_superuser, alice.is_staff) == (Role.OWNER, True, True)
    assert alice.check_password("a-long-password")


def test_a_link_works_once():
    token = inviting.invite_owner()
    inviting.accept(token, **SAID)
    with pytest.raises(inviting.InvitationClosed):
        inviting.accept(token, **SAID | {"username": "bob"})
    assert list(Account.objects.values_list("username", flat=True)) == ["alice"]


def test_a_link_expires():
    token = inviting.invite_owner()
    with travel(timezone.now() + timedelta(hours=25)):
        assert inviting.find_invitation(token) is None
        with pytest.raises(inviting.InvitationClosed):
            inviting.accept(token, **SAID)


def test_a_new_link_closes_the_earlier_one():
    first = inviting.invite_owner()
    second = inviting.invite_owner()
    assert inviting.find_invitation(first) is None
    assert inviting.find_invitation(second) is not None


def test_the_token_is_not_kept():
    token = inviting.invite_owner()
    assert token not in str(Invitation.objects.values().get())


def test_createsuperuser_makes_an_owner(monkeypatch):
    monkeypatch.setenv("DJANGO_SUPERUSER_PASSWORD", "a-long-password")
    call_command(
        "createsuperuser", "--noinput", username="carol", email="carol@example.org", verbosity=0
    )
    assert Account.objects.get().is_owner
