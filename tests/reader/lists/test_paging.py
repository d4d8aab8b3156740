"""Keyset pagination: every post once, whatever the order of the keys."""

from datetime import timedelta

import pytest

from blog.reader.lists.paging import PAGE_SIZE
from tests.factories import A_DAY, make_post
from tests.reader.lists.test_posts import titles

pytestmark = pytest.mark.django_db


def make_posts(count: int) -> list[str]:
    """Make posts, two an hour, in no order of their dates; return their titles, newest first."""
    numbers = sorted(range(0, count, 2), key=lambda number: number * 7 % 11)
    for number in numbers:
        for title in (f"P{number:02d}", f"P{number + 1:02d}"):
            make_post(title=title, at=A_DAY + timedelta(hours=number))
    return [f"P{number:02d}" for number in reversed(range(count))]


def test_older_and_newer_pages_show_every_post_once(client):
    expected = make_posts(2 * PAGE_SIZE + 4)
    first = client.get("/")
    second = client.get("/" + first.context["page"].older)
    third = client.get("/" + second.context["page"].older)
    assert titles(first) + titles(second) + titles(third) == expected
    assert (first.context["page"].newer, third.context["page"].older) == ("", "")
    back = client.get("/" + third.context["page"].newer)
    assert titles(back) == titles(second)
    assert titles(client.get("/" + back.context["page"].newer)) == titles(first)


def test_the_last_page_may_be_full(client):
    expected = make_posts(2 * PAGE_SIZE)
    first = client.get("/")
    second = client.get("/" + first.context["page"].older)
    assert titles(first) + titles(second) == expected
    assert second.context["page"].older == ""
    back = client.get("/" + second.context["page"].newer)
    assert (titles(back), back.context["page"].is_first) == (titles(first), True)


def test_a_page_does_not_shift_when_a_post_is_added(client):
    for number in range(PAGE_SIZE + 2):
        make_post(title=f"P{number}", at=A_DAY + timedelta(hours=number))
    path = "/" + client.get("/").context["page"].older
    before = titles(client.get(path))
    make_post(title="New", at=A_DAY + timedelta(days=9))
    assert titles(client.get(path)) == before


@pytest.mark.parametrize("cursor", ["x", "20130715T120000.000000-x", "9-9", "0" * 500, "-" * 9])
def test_an_invalid_cursor_is_not_found(client, cursor):
    assert client.get("/", {"before": cursor}).status_code == 404
    assert client.get("/", {"after": cursor}).status_code == 404
