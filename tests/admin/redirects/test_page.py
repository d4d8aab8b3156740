"""The owner's page of redirects and missing addresses."""

import pytest
from django.urls import reverse

from blog.people.models import Role
from blog.posts.trashing import delete_forever, move_to_trash
from blog.site.redirects.models import Redirect
from blog.statistics.missing_paths import add_missing
from blog.statistics.models import MissingPath
from tests.factories import A_DAY, make_account, make_post

pytestmark = pytest.mark.django_db

PAGE = reverse("admin:redirects")


@pytest.fixture
def owner(client):
    client.force_login(make_account(role=Role.OWNER))
    return client


def test_a_missing_address_is_redirected_with_one_click(owner):
    post = make_post(title="The Sino-Soviet Split", at=A_DAY)
    add_missing({"/old/the-sino-soviet-split.html": 7, "/wp-*": 40})
    page = owner.get(PAGE)
    assert "40 more requests probed" in page.content.decode()
    row = page.context["missing"][0]
    assert (row["row"].count, row["target"]) == (7, post.get_absolute_url())
    owner.post(PAGE, {"path": row["row"].path, "target": row["target"]})
    answer = owner.get("/old/the-sino-soviet-split.html?page=2")
    assert (answer.status_code, answer["Location"], answer["Cache-Control"]) == (
        301,
        f"{post.get_absolute_url()}?page=2",
        "no-cache",
    )
    assert owner.get(PAGE).context["missing"] == []
    assert "No page" not in owner.get(PAGE).content.decode()


def test_an_existing_address_wins(owner):
    post = make_post(at=A_DAY, tags=("war",))
    for path in (post.get_absolute_url(), "/archive/", "/admin/"):
        page = owner.post(PAGE, {"path": path, "target": "/x/"}).content.decode()
        assert "There is a page at this address" in page, path
    owner.post(PAGE, {"path": "/2013/*", "target": "https://old.example/*"})
    assert owner.get(post.get_absolute_url()).status_code == 200
    moved = owner.get("/2013/07/nothing/")
    assert moved["Location"] == "https://old.example/07/nothing/"
    move_to_trash(post)
    delete_forever(post)
    assert owner.get(post.get_absolute_url()).status_code == 410
    page = owner.post(PAGE, {"path": post.get_absolute_url(), "target": "/x/"})
    assert "There is a page at this address" in page.content.decode()


@pytest.mark.parametrize(
    ("path", "target", "reason"),
    [
        ("old", "/x/", "Enter a path: it begins with /"),
        ("//evil.example", "/x/", "Enter a path: it begins with /"),
        ("/a?b=1", "/x/", "Enter a path: it begins with /"),
        ("/a*b/", "/x/", "A * can only be at the end"),
        ("/a/", "x", "Enter a path that begins with /, or a URL"),
        ("/a/", "javascript:alert(1)", "Enter a path that begins with /, or a URL"),
        ("/a/", "//evil.example", "Enter a path that begins with /, or a URL"),
        ("/a/", "/x/*", "only possible if the address has one"),
        ("/a/", "/a/", "The target is one of the addresses"),
    ],
)
def test_nonsense_is_refused_with_a_reason(owner, path, target, reason):
    page = owner.post(PAGE, {"path": path, "target": target})
    assert (reason in page.content.decode(), Redirect.objects.count()) == (True, 0)


def test_a_redirect_is_changed_and_deleted(owner):
    owner.post(PAGE, {"path": "/a/", "target": "/b/"})
    redirect = Redirect.objects.get()
    edit = reverse("admin:redirect-edit", args=[redirect.pk])
    assert 'value="/b/"' in owner.get(edit).content.decode()
    owner.post(edit, {"path": "/a/", "target": "/c/"})
    assert owner.get("/a/")["Location"] == "/c/"
    page = owner.post(PAGE, {"path": "/a/", "target": "/d/"}).content.decode()
    assert "This address is redirected already" in page
    owner.post(reverse("admin:redirect-delete", args=[redirect.pk]))
    assert owner.get("/a/").status_code == 404


def test_a_missing_address_is_dismissed(owner):
    add_missing({"/gone/": 3})
    owner.post(reverse("admin:missing-dismiss"), {"path": "/gone/"})
    assert not MissingPath.objects.exists()


def test_only_owners_see_the_page(client):
    client.force_login(make_account(role=Role.EDITOR))
    assert client.get(PAGE).status_code == 404


@pytest.mark.parametrize("count", [1, 20])
def test_the_page_asks_a_bounded_number_of_queries(owner, count, django_assert_max_num_queries):
    add_missing({f"/missing-{number}/": number + 1 for number in range(count)})
    for number in range(count):
        Redirect.objects.create(path=f"/{number}/", target="/x/")
    with django_assert_max_num_queries(45):
        owner.get(PAGE)
