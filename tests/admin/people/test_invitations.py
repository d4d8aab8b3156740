"""Inviting people, and helping those who cannot log in."""

import pytest
from django.test import Client
from django.urls import reverse

from blog.mail.models import Email
from blog.people import inviting
from blog.people.models import Account, Invitation, Role
from tests.admin.people.forms import BOB, path_of
from tests.factories import make_account

pytestmark = pytest.mark.django_db

PEOPLE = reverse("admin:blog_account_changelist")


@pytest.mark.parametrize("role", Role.values)
def test_an_invited_person_gets_their_role(client, owner, role):
    page = client.post(reverse("admin:person-invite"), {"email": BOB["email"], "role": role})
    link = page.context["link"]
    assert link in page.content.decode()
    assert "Pass this link on" in page.content.decode()
    assert BOB["email"] in client.get(PEOPLE).content.decode()
    guest = Client()
    assert 'value="bob@example.org"' in guest.get(path_of(link)).content.decode()
    assert guest.post(path_of(link), BOB)["Location"] == "/admin/"
    bob = Account.objects.get(username="bob")
    assert (bob.role, bob.is_superuser) == (role, role == Role.OWNER)
    assert guest.get("/admin/").status_code == 200
    assert guest.get(path_of(link)).status_code == 410


def test_the_email_goes_out_where_there_is_mail(client, owner, settings):
    settings.MAIL_IS_ON = True
    data = {"email": BOB["email"], "role": "author"}
    page = client.post(reverse("admin:person-invite"), data)
    assert "has been sent to" in page.content.decode()
    assert page.context["link"] in Email.objects.get().text


def test_a_person_with_an_account_is_not_invited(client, owner):
    make_account("bob", email="bob@example.org")
    data = {"email": "BOB@example.org", "role": "author"}
    page = client.post(reverse("admin:person-invite"), data)
    assert "already has an account" in page.content.decode()
    assert not Invitation.objects.exists()


def test_an_invitation_is_revoked(client, owner):
    token = inviting.invite("bob@example.org", role=Role.AUTHOR, by=owner, link=str)
    invitation = Invitation.objects.get()
    client.post(reverse("admin:invitation-revoke", args=[invitation.pk]))
    assert Client().get(reverse("admin:set-up", args=[token])).status_code == 410


def test_a_bad_password_is_refused_as_django_says(client, owner):
    token = inviting.invite("bob@example.org", role=Role.AUTHOR, by=owner, link=str)
    data = BOB | {"password1": "bob", "password2": "bob"}
    page = Client().post(reverse("admin:set-up", args=[token]), data)
    assert page.context["form"].errors.keys() == {"password2"}
    assert not Account.objects.filter(username="bob").exists()


def test_the_owner_helps_a_person_who_cannot_log_in(client, owner):
    bob = make_account("bob")
    guest = Client()
    guest.force_login(bob)
    client.post(reverse("admin:person-end-sessions", args=[bob.pk]))
    assert guest.get("/admin/me/").status_code == 302
    page = client.post(reverse("admin:person-password", args=[bob.pk]))
    new = {"new_password1": "another-long-phrase", "new_password2": "another-long-phrase"}
    assert guest.post(path_of(page.context["link"]), new)["Location"] == "/admin/login/"
    bob.refresh_from_db()
    assert bob.check_password("another-long-phrase")
    client.post(reverse("admin:person-two-factor-disable", args=[bob.pk]))
    page = client.get(reverse("admin:blog_account_change", args=[owner.pk])).content.decode()
    assert "Made a password reset link for Bob." in page
    assert "Turned off two-factor authentication of Bob." in page
