"""What every admin page has, and the pages of Django that redirect to ours."""

import pytest

from blog.people.audit import note
from blog.people.models import Role
from blog.posts.series.models import Series
from tests.factories import make_account

pytestmark = pytest.mark.django_db


@pytest.fixture
def owner(client):
    account = make_account("owner", role=Role.OWNER)
    client.force_login(account)
    return account


@pytest.mark.parametrize(
    ("role", "is_there"), [(Role.AUTHOR, True), (Role.MODERATOR, False), (Role.OWNER, True)]
)
def test_writers_have_links_to_posts_sources_and_pictures(client, role, is_there):
    client.force_login(make_account(role=role))
    for path in ("/admin/", "/admin/me/"):
        page = client.get(path).content.decode()
        assert ('<nav class="main-nav"' in page) == is_there


def test_empty_pages_of_django_redirect_to_ours(client, owner):
    assert client.get("/admin/blog/")["Location"] == "/admin/"
    assert client.get("/admin/password_change/done/")["Location"] == "/admin/me/"


def test_what_is_empty_or_not_found_says_so(client, owner):
    assert "Nothing here yet." in client.get("/admin/blog/series/").content.decode()
    page = client.get("/admin/blog/series/", {"q": "ice"}).content.decode()
    assert "No results." in page


def test_an_object_s_history_lists_its_changes(client, owner):
    series = Series.objects.create(title="Days", slug="days")
    path = f"/admin/blog/series/{series.pk}/history/"
    assert "No changes yet." in client.get(path).content.decode()
    note(owner, "put it in order", of=series)
    page = client.get(path).content.decode()
    assert "put it in order <small>Owner ·" in page
