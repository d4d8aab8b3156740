"""The menu in the settings."""

import pytest

from blog.people.models import Role
from blog.posts.menu.models import MenuItem
from blog.site.models import Site
from tests.factories import make_account, make_post

pytestmark = pytest.mark.django_db

MENU = "/admin/settings/menu/"


@pytest.fixture
def owner(client):
    client.force_login(make_account("owner", role=Role.OWNER))
    return client


def form_data(*rows: dict[str, object], stored: int = 0) -> dict[str, object]:
    """Return what the form of the menu sends; the first `stored` rows have an ID."""
    data: dict[str, object] = {
        "menu_items-TOTAL_FORMS": len(rows),
        "menu_items-INITIAL_FORMS": stored,
    }
    for number, row in enumerate(rows):
        sent = {"position": 0, "page": "", "url": "", "title": ""} | row
        data |= {f"menu_items-{number}-{name}": value for name, value in sent.items()}
    return data


def labels() -> list[tuple[str, str]]:
    return [(entry["title"], entry["url"]) for entry in Site.objects.current().menu_now]


def test_the_menu_has_the_pages_and_urls_in_the_order_of_their_positions(owner):
    about = make_post(title="About", kind="page")
    sources = {"position": 2, "url": "/sources/", "title": "All sources"}
    owner.post(MENU, form_data(sources, {"position": 1, "page": about.pk}))
    assert labels() == [("About", "/about/"), ("All sources", "/sources/")]


def test_any_number_of_items_is_stored(owner):
    rows = [{"position": n + 1, "url": f"/{n}/", "title": f"Item {n}"} for n in range(30)]
    owner.post(MENU, form_data(*rows))
    assert len(labels()) == 30


def test_an_item_is_moved_and_another_removed(owner):
    make = MenuItem.objects.create
    first = make(site_id=Site.objects.create(pk=1).pk, position=1, url="/a/", title="A")
    second = make(site_id=1, position=2, url="/b/", title="B")
    third = make(site_id=1, position=3, url="/c/", title="C")
    rows = [
        {"id": first.pk, "position": 2, "url": "/a/", "title": "A"},
        {"id": second.pk, "position": 2, "url": "/b/", "title": "B", "DELETE": "on"},
        {"id": third.pk, "position": 1, "url": "/c/", "title": "C"},
    ]
    owner.post(MENU, form_data(*rows, stored=3))
    assert labels() == [("C", "/c/"), ("A", "/a/")]


def test_an_empty_row_with_a_position_is_ignored(owner):
    response = owner.post(MENU, form_data({"position": 7}))
    assert response.status_code == 302
    assert not MenuItem.objects.exists()


@pytest.mark.parametrize(
    ("row", "error"),
    [
        ({"position": 1, "url": "/x/"}, "Enter a label"),
        ({"position": 1, "title": "Words"}, "Choose a page"),
        ({"position": 1, "url": "x.example", "title": "X"}, "begins with"),
    ],
)
def test_an_error_is_shown_and_nothing_is_stored(owner, row, error):
    for path, status in ((MENU, 200), (f"{MENU}preview/", 422)):
        response = owner.post(path, form_data(row))
        assert response.status_code == status
        assert error in response.content.decode()
    assert not MenuItem.objects.exists()


def test_the_preview_shows_the_typed_menu(owner):
    row = {"position": 1, "url": "/sources/", "title": "All of them"}
    assert "All of them" in owner.post(f"{MENU}preview/", form_data(row)).content.decode()
    assert not MenuItem.objects.exists()
