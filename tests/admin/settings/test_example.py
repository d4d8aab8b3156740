"""Removing the example content."""

import pytest
from django.urls import reverse

from blog.people.models import Role
from blog.posts.models import Post
from blog.site.models import Site
from blog.welcome.writing import write_welcome_blog
from tests.factories import make_account, make_post

pytestmark = pytest.mark.django_db


@pytest.mark.usefixtures("queued_tasks")
def test_the_example_is_removed_after_a_question(client):
    write_welcome_blog()
    owner = make_account("owner", role=Role.OWNER)
    client.force_login(owner)
    mine = make_post(author=owner)
    path = reverse("admin:welcome-remove")
    assert path in client.get("/admin/").content.decode()
    question = client.get(path).content.decode()
    assert "Friends, Brothers, Enemies" in question
    assert "The name “Marginal Notes”" in question
    assert mine.title not in question
    client.post(path)
    assert list(Post.objects.all()) == [mine]
    assert "There are no example posts." in client.get(path).content.decode()
    site = Site.objects.current()
    assert (site.name, site.tagline, site.time_zone) == ("Ibid", "", "UTC")
