"""The first steps on the dashboard of a new blog."""

import pytest

from blog.admin.dashboard.steps import first_steps
from blog.media.models import Picture
from blog.people.models import Role
from blog.posts.models import Post
from blog.site.models import Site
from tests.factories import make_account, make_picture, make_post

pytestmark = pytest.mark.django_db


def done(site: Site) -> list[bool]:
    return [step.is_done for step in first_steps(site)]


def test_the_steps_of_a_new_blog():
    make_post(import_ref="welcome/one")
    assert done(Site()) == [False, False, False]


def test_steps_are_done_one_after_the_other():
    example = make_post(import_ref="welcome/one")
    make_post(title="Mine")
    assert done(Site()) == [True, False, False]
    assert done(Site(accent="#0b5394")) == [True, True, False]
    Post.objects.filter(pk=example.pk).update(import_ref=None)
    assert first_steps(Site()) == []


def test_only_the_owner_sees_them_and_faults_of_the_example_are_not_shown(client):
    make_picture(alt="", import_ref="welcome/bare.jpg")
    client.force_login(make_account("owner", role=Role.OWNER))
    dashboard = client.get("/admin/").content.decode()
    assert "First steps" in dashboard
    assert "Pictures without" not in dashboard
    Picture.objects.update(import_ref=None)
    assert "Pictures without" in client.get("/admin/").content.decode()
    client.force_login(make_account("editor", role=Role.EDITOR))
    assert "First steps" not in client.get("/admin/").content.decode()
