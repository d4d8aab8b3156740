"""Creating an account by a link."""

import pytest
from django.urls import reverse

from blog.people.inviting import invite, invite_owner
from blog.people.models import Account, Role
from blog.site.models import Site
from tests.factories import make_account

pytestmark = pytest.mark.django_db

OWNER = {
    "username": "alice",
    "name": "Alice",
    "email": "alice@example.org",
    "password1": "a-long-password",
    "password2": "a-long-password",
    "blog-name": "Alice’s Notes",
    "blog-language": "de",
    "blog-time_zone": "Europe/Berlin",
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


def test_the_first_owner_names_the_blog_and_its_language_and_time_zone(client):
    Site.objects.create(pk=1, name="Marginal Notes", tagline="History with its sources showing")
    path = reverse("admin:set-up", args=[invite_owner()])
    assert 'value="Marginal Notes"' not in client.get(path).content.decode()
    client.post(path, OWNER)
    site = Site.objects.current()
    assert (site.name, site.tagline) == ("Alice’s Notes", "")
    assert (site.language, site.time_zone) == ("de", "Europe/Berlin")


def test_without_a_name_of_the_blog_no_account_is_made(client):
    path = reverse("admin:set-up", args=[invite_owner()])
    response = client.post(path, OWNER | {"blog-name": ""})
    assert response.context["blog"].errors.keys() == {"name"}
    assert not Account.objects.exists()
    assert client.get(path).status_code == 200


def test_another_person_is_not_asked_about_the_blog(client):
    token = invite("bob@example.org", role=Role.AUTHOR, by=make_account("owner"), link=str)
    path = reverse("admin:set-up", args=[token])
    assert "blog-name" not in client.get(path).content.decode()
    client.post(path, OWNER)
    assert Account.objects.filter(username="alice").exists()
    assert not Site.objects.exists()
