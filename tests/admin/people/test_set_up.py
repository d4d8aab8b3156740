"""Creating an account by a link."""

import pytest
from django.urls import reverse

from blog.people.inviting import invite_owner
from blog.people.models import Account

pytestmark = pytest.mark.django_db

OWNER = {
    "username": "alice",
    "name": "Alice",
    "email": "alice@example.org",
    "password1": "a-long-password",
    "password2": "a-long-password",
}


def test_the_set_up_link_makes_the_owner_and_logs_in(client):
    path = reverse("admin:set-up", args=[invite_owner()])
    assert client.get(path).status_code == 200
    response = client.post(path, OWNER, follow=True)
    assert response.redirect_chain == [("/admin/", 302)]
    assert Account.objects.get().is_owner
    assert client.get(path).status_code == 410


def test_a_bad_set_up_form_comes_back_filled(client):
    response = client.post(
        reverse("admin:set-up", args=[invite_owner()]), OWNER | {"password2": "another"}
    )
    assert response.status_code == 200
    assert response.context["form"].errors.keys() == {"password2"}
    assert 'value="Alice"' in response.content.decode()
    assert not Account.objects.exists()
