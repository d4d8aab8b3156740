"""The list of admin pages that journeys visit is complete."""

from django.urls import resolve

from tests.admin_pages import ANSWERS, EMPTY, NO_PAGE, PAGES
from tests.house.test_walks import admin_routes

WHOLE = {
    "mailed": "/admin/comments/mailed/none/",
    "reset": "/admin/login/none/none/",
    "window": "00000000-0000-0000-0000-000000000000",
}


class Defaults(dict[str, str]):
    """A dictionary that returns "1" for every unknown name."""

    def __missing__(self, name: str) -> str:
        return "1"


def route_of(path: str) -> str:
    return resolve(path.partition("?")[0]).view_name.removeprefix("admin:")


def test_every_admin_route_has_a_page_or_a_reason():
    named = [*PAGES.values(), EMPTY]
    paths = [path.format_map(Defaults(WHOLE)) for pages in named for path in pages.values()]
    seen = {route_of(path) for path in paths if path.startswith("/admin/")}
    without = {name for names in NO_PAGE.values() for name in names}
    there = {name.removeprefix("admin:") for name, pattern in admin_routes() if pattern.name}
    assert there - seen - without - ANSWERS.keys() == set()  # missing from the list
    assert without - there == set()  # the route was removed
    assert without & seen == set()  # also has a page
