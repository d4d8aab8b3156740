"""The profile page."""

import re

import pytest
from django.contrib.admin.models import LogEntry
from django.test import Client
from django.urls import reverse

from blog.people.sessions import LoginSession
from tests.factories import make_account, make_draft

pytestmark = pytest.mark.django_db


def test_the_profile_saves_name_and_website(client):
    author = make_account("author")
    client.force_login(author)
    data = {"name": "Ada L.", "email": "ada@example.org", "website": "ada.example"}
    data |= {"current_password": "a-long-password"}
    data |= {"comment_mail": "waiting", "about": "I write of canals."}
    assert client.post(reverse("admin:me"), data)["Location"] == "/admin/me/"
    author.refresh_from_db()
    assert (author.name, author.email, author.website, author.comment_mail, author.about) == (
        "Ada L.",
        "ada@example.org",
        "https://ada.example",
        "waiting",
        "I write of canals.",
    )
    bad = client.post(reverse("admin:me"), data | {"email": "nowhere"})
    assert 'value="nowhere"' in bad.content.decode()


def logged_in_by(agent: str) -> Client:
    client = Client(headers={"user-agent": agent})
    client.post("/admin/login/", {"username": "author", "password": "a-long-password"})
    return client


def test_sessions_are_listed_and_ended():
    author = make_account("author")
    here, there, elsewhere = (
        logged_in_by(f"Mozilla/5.0 ({system}) Firefox/140.0")
        for system in ("X11", "iPad", "Windows")
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
    path = reverse("admin:blog_post_change", args=[post.pk])
    LogEntry.objects.log_actions(owner.pk, [post], 2, single_object=True)
    assert re.search(
        f'href="{path}"[^>]*>Changed: A Draft<', client.get("/admin/me/").content.decode()
    )


@pytest.mark.parametrize("count", [1, 15])
def test_queries_of_the_profile_do_not_grow(client, owner, count, django_assert_max_num_queries):
    for _ in range(count):
        LogEntry.objects.log_actions(owner.pk, [make_draft()], 2, single_object=True)
        Client().force_login(owner)
    with django_assert_max_num_queries(8):
        client.get("/admin/me/")
