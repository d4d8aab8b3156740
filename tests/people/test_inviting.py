"""Invitations."""

from datetime import timedelta

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone
from time_machine import travel

from blog.mail.models import Email
from blog.people import inviting
from blog.people.audit import last_actions
from blog.people.models import Account, Invitation, Role
from tests.broken_database import Broken, failing_at
from tests.factories import make_account

pytestmark = pytest.mark.django_db

ACCOUNT = {
    "username": "alice",
    "name": "Alice",
    "email": "alice@example.org",
    "password": "a-long-password",
}


def test_accept_makes_the_owner():
    alice = inviting.accept(inviting.invite_owner(), **ACCOUNT)
    assert (alice.role, alice.is_superuser, alice.is_staff) == (Role.OWNER, True, True)
    assert alice.check_password("a-long-password")


def test_a_link_works_once():
    token = inviting.invite_owner()
    inviting.accept(token, **ACCOUNT)
    with pytest.raises(inviting.InvitationClosed):
        inviting.accept(token, **ACCOUNT | {"username": "bob"})
    assert list(Account.objects.values_list("username", flat=True)) == ["alice"]


def test_a_link_works_until_the_moment_it_expires():
    inviting.invite_owner()
    invitation = Invitation.objects.get()
    with travel(invitation.expires_at - timedelta(microseconds=1), tick=False):
        assert Invitation.objects.open().get() == invitation
    with travel(invitation.expires_at, tick=False):
        assert not Invitation.objects.open().exists()


def test_a_link_expires():
    token = inviting.invite_owner()
    with travel(timezone.now() + timedelta(hours=25)):
        assert inviting.find_invitation(token) is None
        with pytest.raises(inviting.InvitationClosed):
            inviting.accept(token, **ACCOUNT)


def test_a_new_link_replaces_the_earlier_one():
    first = inviting.invite_owner()
    second = inviting.invite_owner()
    assert inviting.find_invitation(first) is None
    assert inviting.find_invitation(second) is not None


def test_the_token_is_not_stored():
    token = inviting.invite_owner()
    assert token not in str(Invitation.objects.values().get())


@pytest.mark.parametrize("username", ["CAROL", "саrol"])
def test_createsuperuser_refuses_a_username_that_looks_like_another(monkeypatch, username):
    make_account("carol")
    monkeypatch.setenv("DJANGO_SUPERUSER_PASSWORD", "a-long-password")
    options = {"username": username, "email": "other@example.org", "verbosity": 0}
    with pytest.raises(CommandError, match="looks the same"):
        call_command("createsuperuser", "--noinput", **options)
    assert Account.objects.count() == 1


def test_createsuperuser_makes_an_owner(monkeypatch):
    monkeypatch.setenv("DJANGO_SUPERUSER_PASSWORD", "a-long-password")
    call_command(
        "createsuperuser", "--noinput", username="carol", email="carol@example.org", verbosity=0
    )
    assert Account.objects.get().is_owner


def link(token: str) -> str:
    return f"https://example.org/{token}"


def test_an_invitation_goes_by_email_and_makes_the_role(settings):
    settings.MAIL_IS_ON = True
    owner = make_account("owner", role=Role.OWNER)
    url = inviting.invite("bob@example.org", role=Role.EDITOR, by=owner, link=link)
    email = Email.objects.get()
    assert (email.to, url in email.text, url in email.html) == (
        "bob@example.org",
        True,
        True,
    )
    bob = inviting.accept(url.rpartition("/")[2], **ACCOUNT | {"username": "bob"})
    assert (bob.role, bob.is_superuser, bob.is_staff) == (Role.EDITOR, False, True)


def test_an_invitation_lasts_a_week():
    owner = make_account("owner", role=Role.OWNER)
    token = inviting.invite("bob@example.org", role=Role.AUTHOR, by=owner, link=str)
    with travel(timezone.now() + timedelta(days=6)):
        assert inviting.find_invitation(token)
    with travel(timezone.now() + timedelta(days=8)):
        assert inviting.find_invitation(token) is None


def test_invited_again_only_the_new_link_works():
    owner = make_account("owner", role=Role.OWNER)
    first, second = (
        inviting.invite(email, role=Role.AUTHOR, by=owner, link=str)
        for email in ("bob@example.org", "Bob@example.org")
    )
    assert inviting.find_invitation(first) is None
    assert inviting.find_invitation(second)


def test_an_invitation_is_revoked():
    owner = make_account("owner", role=Role.OWNER)
    token = inviting.invite("bob@example.org", role=Role.AUTHOR, by=owner, link=str)
    inviting.revoke(inviting.find_invitation(token))
    assert inviting.find_invitation(token) is None


def test_the_start_s_link_leaves_an_invited_owner_alone():
    owner = make_account("owner", role=Role.OWNER)
    token = inviting.invite("bob@example.org", role=Role.OWNER, by=owner, link=str)
    inviting.invite_owner()
    assert inviting.find_invitation(token)


def test_an_earlier_link_works_until_there_is_a_new_one(settings):
    settings.MAIL_IS_ON = True
    first = inviting.invite_owner()
    with pytest.raises(Broken), failing_at('INSERT INTO "blog_invitation"'):
        inviting.invite_owner()
    assert inviting.find_invitation(first)
    owner = make_account("owner", role=Role.OWNER)
    invited = inviting.invite("bob@example.org", role=Role.AUTHOR, by=owner, link=str)
    with pytest.raises(Broken), failing_at('INSERT INTO "blog_email"'):
        inviting.invite("bob@example.org", role=Role.EDITOR, by=owner, link=str)
    assert inviting.find_invitation(invited).role == Role.AUTHOR


def test_a_link_is_not_used_up_without_an_account():
    token = inviting.invite_owner()
    with pytest.raises(Broken), failing_at('INSERT INTO "blog_account"'):
        inviting.accept(token, **ACCOUNT)
    assert inviting.find_invitation(token)


def test_the_owner_s_link_lasts_a_day():
    token = inviting.invite_owner()
    with travel(timezone.now() + timedelta(hours=23)):
        assert inviting.find_invitation(token)


def test_the_log_names_who_invited_and_revoked():
    owner = make_account("owner", role=Role.OWNER)
    inviting.invite("bob@example.org", role=Role.AUTHOR, by=owner, link=str)
    inviting.revoke(Invitation.objects.get(), by=owner)
    token = inviting.invite("alice@example.org", role=Role.OWNER, by=owner, link=str)
    alice = inviting.accept(token, **ACCOUNT)
    assert [action.sentence for action in last_actions(owner)] == [
        "Invited alice@example.org.",
        "Revoked the invitation of bob@example.org.",
        "Invited bob@example.org.",
    ]
    assert [action.sentence for action in last_actions(alice)] == [
        "Created the account from an invitation."
    ]


def test_the_set_up_link_ends_with_the_first_account_however_made():
    token = inviting.invite_owner()
    assert inviting.find_invitation(token)
    Account.objects.create_superuser("root", "root@example.org", "a-long-password")
    assert inviting.find_invitation(token) is None
    with pytest.raises(inviting.InvitationClosed):
        inviting.accept(token, **ACCOUNT)
    assert [account.username for account in Account.objects.all()] == ["root"]
