"""The dashboard, setting up, and the admin's own pages."""

import pytest
from django.urls import reverse

from blog.comments.models import State
from blog.people.audit import note
from blog.people.inviting import invite_owner
from blog.people.models import Account, Role
from blog.posts.models import Post
from blog.posts.series.models import Series
from blog.welcome.writing import write_welcome_blog
from tests.factories import (
    make_account,
    make_comment,
    make_draft,
    make_post,
)

pytestmark = pytest.mark.django_db

OWNER = {
    "username": "alice",
    "name": "Alice",
    "email": "alice@example.org",
    "password1": "a-long-password",
    "password2": "a-long-password",
}


@pytest.fixture
def owner(client):
    account = make_account("owner", role=Role.OWNER)
    client.force_login(account)
    return account


def test_the_set_up_link_makes_the_owner_and_logs_in(client):
    address = reverse("admin:set-up", args=[invite_owner()])
    assert client.get(address).status_code == 200
    response = client.post(address, OWNER, follow=True)
    assert response.redirect_chain == [("/admin/", 302)]
    assert Account.objects.get().is_owner
    assert client.get(address).status_code == 410


def test_a_bad_set_up_form_comes_back_filled(client):
    response = client.post(
        reverse("admin:set-up", args=[invite_owner()]), OWNER | {"password2": "another"}
    )
    assert response.status_code == 200
    assert response.context["form"].errors.keys() == {"password2"}
    assert 'value="Alice"' in response.content.decode()
    assert not Account.objects.exists()


def test_the_index_shows_what_is_open(client, owner):
    make_draft(title="My draft", author=owner)
    make_comment(state=State.PENDING, body="Please look")
    page = client.get("/admin/").content.decode()
    assert ("My draft" in page, "Please look" in page) == (True, True)


def test_the_welcome_blog_goes_with_one_button(client, owner):
    write_welcome_blog()
    mine = make_post(author=owner)
    assert reverse("admin:welcome-remove") in client.get("/admin/").content.decode()
    client.post(reverse("admin:welcome-remove"))
    assert list(Post.objects.all()) == [mine]
    assert reverse("admin:welcome-remove") not in client.get("/admin/").content.decode()


@pytest.mark.parametrize(
    ("role", "is_there"), [(Role.AUTHOR, True), (Role.MODERATOR, False), (Role.OWNER, True)]
)
def test_the_rooms_of_writing_are_a_click_away_for_who_writes(client, role, is_there):
    client.force_login(make_account(role=role))
    for address in ("/admin/", "/admin/me/"):
        page = client.get(address).content.decode()
        assert ('<nav class="main-nav"' in page) == is_there


def test_pages_of_django_s_that_say_nothing_lead_to_ours(client, owner):
    assert client.get("/admin/blog/")["Location"] == "/admin/"
    assert client.get("/admin/password_change/done/")["Location"] == "/admin/me/"


def test_what_is_empty_or_not_found_says_so(client, owner):
    assert "Nothing here yet." in client.get("/admin/blog/series/").content.decode()
    page = client.get("/admin/blog/series/", {"q": "ice"}).content.decode()
    assert "No results." in page


def test_what_was_done_to_a_thing_is_told_on_its_own_page(client, owner):
    series = Series.objects.create(title="Days", slug="days")
    address = f"/admin/blog/series/{series.pk}/history/"
    assert "No changes yet." in client.get(address).content.decode()
    note(owner, "put it in order", of=series)
    page = client.get(address).content.decode()
    assert "put it in order <small>Owner ·" in page
