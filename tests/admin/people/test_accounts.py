"""The list of people, and the form of an account."""

import pytest
from django.urls import reverse

from blog.people import inviting
from blog.people.models import Role
from tests.factories import make_account, make_post

pytestmark = pytest.mark.django_db

PEOPLE = reverse("admin:blog_account_changelist")


def change(client, account, **data):
    form = {
        "username": account.username,
        "name": account.name,
        "email": account.email,
        "website": "",
        "role": account.role,
        "is_active": "on",
    }
    path = reverse("admin:blog_account_change", args=[account.pk])
    return client.post(path, {k: v for k, v in (form | data).items() if v is not None})


def test_the_owner_changes_a_role_and_deactivates_an_account(client, owner):
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
    data = {"name": "Robert", "email": "", "website": "", "comment_mail": "each"}
    client.post(reverse("admin:me"), data)
    post.refresh_from_db()
    assert first and post.card and post.card != first


@pytest.mark.parametrize("data", [{"role": "editor"}, {"is_active": None}])
def test_the_last_owner_stays(client, owner, data):
    page = change(client, owner, **data)
    assert "A blog needs an owner" in page.content.decode()
    owner.refresh_from_db()
    assert (owner.role, owner.is_active) == (Role.OWNER, True)


def test_nobody_is_added_or_deleted(client, owner):
    bob = make_account("bob")
    assert client.get(reverse("admin:blog_account_add")).status_code == 403
    assert client.post(reverse("admin:blog_account_delete", args=[bob.pk])).status_code == 403


@pytest.mark.parametrize("count", [1, 20])
def test_queries_of_the_list_do_not_grow(client, owner, count, django_assert_max_num_queries):
    for number in range(count):
        make_account(f"person{number}")
        inviting.invite(f"{number}@example.org", role=Role.AUTHOR, by=owner, link=str)
    with django_assert_max_num_queries(8):
        client.get(PEOPLE)
