"""The menu: pages by title, or the owner's own items."""

from datetime import timedelta

import pytest
import time_machine
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from blog.posts.menu.building import make_menu, menu_of
from blog.posts.menu.models import MenuItem
from blog.posts.publishing import publish, withdraw
from blog.posts.trashing import move_to_trash, restore
from blog.site.editing import save_site
from blog.site.models import Site
from tests.factories import A_DAY, make_draft, make_post, rewrite

pytestmark = pytest.mark.django_db


def menu() -> list[tuple[str, str]]:
    return [(entry["title"], entry["url"]) for entry in Site.objects.current().menu_now]


def make_page(title: str, **fields):
    return make_post(title=title, kind="page", **fields)


def test_pages_are_listed_by_title():
    make_page("Contact")
    make_page("About")
    make_post(title="A post")
    make_draft(title="A draft", kind="page")
    assert menu() == [("About", "/about/"), ("Contact", "/contact/")]


def test_pages_are_sorted_in_the_alphabet_of_the_blog(django_capture_on_commit_callbacks):
    for title in ("Zettel", "Archiv", "Ämter"):
        make_page(title)
    for language, titles in (
        ("de", ["Ämter", "Archiv", "Zettel"]),
        ("sv", ["Archiv", "Zettel", "Ämter"]),
    ):
        site = Site.objects.current()
        site.language = language
        with django_capture_on_commit_callbacks(execute=True):
            save_site(site)
        assert [title for title, _url in menu()] == titles


def test_the_menu_follows_changes_to_pages():
    page = make_page("About")
    withdraw(page)
    assert menu() == []
    publish(page, site=Site.objects.current())
    move_to_trash(page)
    assert menu() == []
    restore(page)
    rewrite(page, title="Who we are", slug="who")
    assert menu() == [("Who we are", "/who/")]


def test_a_scheduled_page_appears_at_its_time():
    with time_machine.travel(A_DAY, tick=False) as clock:
        make_page("About", at=A_DAY + timedelta(minutes=1))
        assert menu() == []
        clock.shift(timedelta(minutes=1))
        assert menu() == [("About", "/about/")]


def test_the_owner_may_choose_the_items():
    make_page("About")
    contact = make_page("Contact")
    MenuItem.objects.create(position=2, title="All sources", url="/sources/")
    MenuItem.objects.create(position=1, page=contact, title="Write to us")
    MenuItem.objects.create(position=3, page=make_draft(kind="page"))
    make_menu()
    assert menu() == [("Write to us", "/contact/"), ("All sources", "/sources/")]


@pytest.mark.parametrize("data", [{}, {"url": "/sources/"}, {"title": "Words"}])
def test_an_item_needs_a_link_and_a_label(data):
    with pytest.raises(IntegrityError), transaction.atomic():
        MenuItem.objects.create(**data)


def test_only_pages_with_a_date_are_read():
    """So that the index of posts by date can be used, which has no others."""
    make_page("About")
    with CaptureQueriesContext(connection) as asked:
        menu_of([], language="en")
    [query] = asked
    where = query["sql"].partition(" WHERE ")[2]
    assert '"published_at" IS NOT NULL' in where
    assert '"withdrawn_at" IS NULL' in where
    assert "ORDER BY" not in where
