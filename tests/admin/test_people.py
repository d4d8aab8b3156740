"""People in the admin panel: inviting, managing, helping; and one's own page."""

import re

import pytest
from django.contrib.admin.models import LogEntry
from django.test import Client
from django.urls import reverse

from blog.mail.models import Email
from blog.people import inviting
from blog.people.models import Account, Invitation, Role
from blog.people.sessions import LoginSession
from tests.factories import make_account, make_draft, make_post

pytestmark = pytest.mark.django_db

BOB = {
    "username": "bob",
    "name": "Bob",
    "email": "bob@example.org",
    "password1": "a-long-password",
    "password2": "a-long-password",
}
PEOPLE = reverse("admin:blog_account_changelist")


@pytest.fixture
def owner(client):
    account = make_account("owner", role=Role.OWNER)
    client.force_login(account)
    return account


def path_of(link: str) -> str:
    return "/admin/" + link.partition("/admin/")[2]


@pytest.mark.parametrize("role", Role.values)
def test_somebody_invited_comes_in_with_their_role(client, owner, role):
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
    said = {"email": BOB["email"], "role": "author"}
    page = client.post(reverse("admin:person-invite"), said)
    assert "has been sent to" in page.content.decode()
    assert page.context["link"] in Email.objects.get().text


def test_who_is_here_is_not_invited(client, owner):
    make_account("bob", email="bob@example.org")
    said = {"email": "BOB@example.org", "role": "author"}
    page = client.post(reverse("admin:person-invite"), said)
    assert "already has an account" in page.content.decode()
    assert not Invitation.objects.exists()


def test_an_invitation_is_taken_back(client, owner):
    token = inviting.invite("bob@example.org", role=Role.AUTHOR, by=owner, link=str)
    invitation = Invitation.objects.get()
    client.post(reverse("admin:invitation-revoke", args=[invitation.pk]))
    assert Client().get(reverse("admin:set-up", args=[token])).status_code == 410


def test_a_bad_password_is_refused_as_django_says(client, owner):
    token = inviting.invite("bob@example.org", role=Role.AUTHOR, by=owner, link=str)
    said = BOB | {"password1": "bob", "password2": "bob"}
    page = Client().post(reverse("admin:set-up", args=[token]), said)
    assert page.context["form"].errors.keys() == {"password2"}
    assert not Account.objects.filter(username="bob").exists()


def change(client, account, **said):
    form = {
        "username": account.username,
        "name": account.name,
        "email": account.email,
        "website": "",
        "role": account.role,
        "is_active": "on",
    }
    address = reverse("admin:blog_account_change", args=[account.pk])
    return client.post(address, {k: v for k, v in (form | said).items() if v is not None})


def test_the_owner_changes_a_role_and_shuts_somebody_out(client, owner):
    bob = make_account("bob")
    change(client, bob, role="owner")
    bob.refresh_from_db()
    assert (bob.role, bob.is_superuser, bob.is_active) == ("owner", True, True)
    change(client, bob, role="editor", is_active=None)
    bob.refresh_from_db()
    assert (bob.role, bob.is_superuser, bob.is_active) == ("editor", False, False)


def test_another_name_is_drawn_on_the_cards_of_its_posts(client, owner):
    bob = make_account("bob")
    post = make_post(author=bob)
    change(client, bob, name="Bob the Writer")
    post.refresh_from_db()
    first = post.card
    client.force_login(bob)
    said = {"name": "Robert", "email": "", "website": "", "comment_mail": "each"}
    client.post(reverse("admin:me"), said)
    post.refresh_from_db()
    assert first and post.card and post.card != first


@pytest.mark.parametrize("said", [{"role": "editor"}, {"is_active": None}])
def test_the_last_owner_stays(client, owner, said):
    page = change(client, owner, **said)
    assert "A blog needs an owner" in page.content.decode()
    owner.refresh_from_db()
    assert (owner.role, owner.is_active) == (Role.OWNER, True)


def test_nobody_is_added_or_deleted(client, owner):
    bob = make_account("bob")
    assert client.get(reverse("admin:blog_account_add")).status_code == 403
    assert client.post(reverse("admin:blog_account_delete", args=[bob.pk])).status_code == 403


def test_the_owner_helps_who_is_shut_out(client, owner):
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


@pytest.mark.parametrize("count", [1, 20])
def test_the_list_of_people_asks_as_much_however_many(
    client, owner, count, django_assert_max_num_queries
):
    for number in range(count):
        make_account(f"person{number}")
        inviting.invite(f"{number}@example.org", role=Role.AUTHOR, by=owner, link=str)
    with django_assert_max_num_queries(8):
        client.get(PEOPLE)


def test_one_s_own_page_keeps_name_and_website(client):
    author = make_account("author")
    client.force_login(author)
    said = {"name": "Ada L.", "email": "ada@example.org", "website": "ada.example"}
    said |= {"comment_mail": "waiting", "about": "I write of canals."}
    assert client.post(reverse("admin:me"), said)["Location"] == "/admin/me/"
    author.refresh_from_db()
    assert (author.name, author.email, author.website, author.comment_mail, author.about) == (
        "Ada L.",
        "ada@example.org",
        "https://ada.example",
        "waiting",
        "I write of canals.",
    )
    bad = client.post(reverse("admin:me"), said | {"email": "nowhere"})
    assert 'value="nowhere"' in bad.content.decode()


def log_in(agent: str) -> Client:
    client = Client(headers={"user-agent": agent})
    client.post("/admin/login/", {"username": "author", "password": "a-long-password"})
    return client


def test_sessions_are_listed_and_ended():
    author = make_account("author")
    here, there, elsewhere = (
        log_in(f"Mozilla/5.0 ({system}) Firefox/140.0") for system in ("X11", "iPad", "Windows")
    )
    page = here.get("/admin/me/").content.decode()
    for device in ("Firefox on Linux", "Firefox on iPad", "Firefox on Windows"):
        assert device in page
    keys = LoginSession.objects.values_list("session_key", flat=True)
    assert not [key for key in keys if key in page]

    mark = LoginSession.objects.get(device="Firefox on iPad").public_id
    here.post(reverse("admin:session-end", args=[mark]))
    assert there.get("/admin/me/").status_code == 302
    assert elsewhere.get("/admin/me/").status_code == 200
    here.post(reverse("admin:sessions-end"))
    assert elsewhere.get("/admin/me/").status_code == 302
    assert here.get("/admin/me/").status_code == 200
    assert [entry.change_message for entry in LogEntry.objects.filter(user=author)] == [
        "Ended all other sessions.",
        "Ended a session.",
    ]


def test_the_last_actions_link_to_what_they_changed(client, owner):
    post = make_draft(title="A Draft", author=owner)
    address = reverse("admin:blog_post_change", args=[post.pk])
    LogEntry.objects.log_actions(owner.pk, [post], 2, single_object=True)
    assert re.search(
        f'href="{address}"[^>]*>Changed: A Draft<', client.get("/admin/me/").content.decode()
    )


@pytest.mark.parametrize("count", [1, 15])
def test_one_s_own_page_asks_as_much_however_much_was_done(
    client, owner, count, django_assert_max_num_queries
):
    for _ in range(count):
        LogEntry.objects.log_actions(owner.pk, [make_draft()], 2, single_object=True)
        Client().force_login(owner)
    with django_assert_max_num_queries(8):
        client.get("/admin/me/")
