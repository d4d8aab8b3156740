"""The walk over the admin panel looks at every page of it."""

from django.urls import resolve

from tests.desk_pages import ANSWERS, EMPTY, NO_PAGE, PAGES
from tests.house.test_walks import admin_routes

WHOLE = {
    "mailed": "/admin/comments/mailed/none/",
    "reset": "/admin/login/none/none/",
    "window": "00000000-0000-0000-0000-000000000000",
}


class Anything(dict[str, str]):
    """Gives a number for every name it does not know."""

    def __missing__(self, name: str) -> str:
        return "1"


def route_of(address: str) -> str:
    return resolve(address.partition("?")[0]).view_name.removeprefix("admin:")


def test_every_admin_route_is_looked_at_or_has_no_page():
    named = [*PAGES.values(), EMPTY]
    addresses = [
        address.format_map(Anything(WHOLE)) for pages in named for address in pages.values()
    ]
    seen = {route_of(address) for address in addresses if address.startswith("/admin/")}
    without = {name for names in NO_PAGE.values() for name in names}
    there = {name.removeprefix("admin:") for name, pattern in admin_routes() if pattern.name}
    assert there - seen - without - ANSWERS.keys() == set()  # forgotten
    assert without - there == set()  # no route any more
    assert without & seen == set()  # has a page after all
