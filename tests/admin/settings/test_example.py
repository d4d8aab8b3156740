"""Removing the example content."""

import pytest
from django.urls import reverse

from blog.people.models import Role
from blog.posts.models import Post
from blog.welcome.writing import write_welcome_blog
from tests.factories import make_account, make_post

pytestmark = pytest.mark.django_db


@pytest.fixture
def owner(client):
    account = make_account("owner", role=Role.OWNER)
    client.force_login(account)
    return account


def test_the_example_content_is_removed_by_one_button(client, owner):
    write_welcome_blog()
    mine = make_post(author=owner)
    assert reverse("admin:welcome-remove") in client.get("/admin/").content.decode()
    client.post(reverse("admin:welcome-remove"))
    assert list(Post.objects.all()) == [mine]
    assert reverse("admin:welcome-remove") not in client.get("/admin/").content.decode()
