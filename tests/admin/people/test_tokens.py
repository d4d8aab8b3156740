"""The page of one's API tokens."""

import pytest
from django.urls import reverse

from blog.people.models import Role
from blog.people.tokens.finding import find_token
from blog.people.tokens.making import make_token
from blog.people.tokens.models import ApiToken, Scope
from blog.site.models import Site
from tests.factories import make_account

pytestmark = pytest.mark.django_db

PAGE = reverse("admin:tokens")
PASSWORD = "a-long-password"


def test_a_token_is_shown_once(client):
    account = make_account()
    client.force_login(account)
    typed = {"name": "MarsEdit", "scopes": [Scope.WRITE_POSTS], "password": PASSWORD}
    page = client.post(PAGE, typed)
    token = page.context["made"]
    assert token in page.content.decode()
    assert page.headers["Cache-Control"].endswith("private")
    found = find_token(token, site=Site())
    assert (found.account, found.scopes) == (account, ["write_posts"])
    again = client.get(PAGE).content.decode()
    assert token not in again
    assert "Write, publish and delete posts · last used on" in again


@pytest.mark.parametrize(
    ("typed", "error"),
    [
        ({"name": "x", "password": "wrong"}, "Wrong password."),
        ({"name": "", "password": PASSWORD}, "This field is required."),
        ({"name": "x", "scopes": ["everything"], "password": PASSWORD}, "Select a valid choice"),
    ],
)
def test_a_wrong_form_makes_no_token(client, typed, error):
    client.force_login(make_account())
    assert error in client.post(PAGE, typed).content.decode()
    assert not ApiToken.objects.exists()


def test_a_moderator_is_offered_only_moderating(client):
    client.force_login(make_account(role=Role.MODERATOR))
    form = client.get(PAGE).context["form"]
    assert [value for value, _label in form.fields["scopes"].choices] == ["moderate"]


def test_only_its_account_sees_and_revokes_a_token(client):
    account, other = make_account(), make_account(role=Role.OWNER)
    make_token(account, name="Ulysses", scopes=[])
    path = reverse("admin:token-revoke", args=[ApiToken.objects.get().pk])
    client.force_login(other)
    assert "Ulysses" not in client.get(PAGE).content.decode()
    assert client.post(path).status_code == 404
    client.force_login(account)
    assert client.get(path).status_code == 405
    page = client.post(path, follow=True)
    assert "Ulysses can no longer use the API." in page.content.decode()
    assert not ApiToken.objects.exists()
