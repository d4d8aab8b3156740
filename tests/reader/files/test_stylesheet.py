"""What the owner's settings change on readers' pages."""

import pytest

from blog.site.editing import save_site
from blog.site.models import Site
from tests.factories import make_picture, make_post

pytestmark = pytest.mark.django_db


def page(client) -> str:
    return client.get("/").content.decode()


def test_the_owners_sheet_is_linked_and_kept_while_its_address_names_it(client):
    assert "/look/" not in page(client)
    site = Site(custom_css="p { color: teal }")
    save_site(site)
    address = f"/look/{site.sheet_digest}.css"
    assert f'<link rel="stylesheet" href="{address}">' in page(client)
    response = client.get(address)
    assert response.content == b"p { color: teal }"
    assert response["Content-Type"] == "text/css; charset=utf-8"
    assert "immutable" in response["Cache-Control"]
    old = client.get("/look/0123456789ab.css")
    assert (old.content, old["Cache-Control"]) == (response.content, "no-cache")


def test_footer_logo_dates_and_robots(client):
    make_post()
    logo = make_picture()
    site = Site(
        name="Notes", footer="Kept by *Rosa*", logo=logo, date_format="Y-m-d", robots="noindex"
    )
    save_site(site)
    html = page(client)
    logo.refresh_from_db()
    assert "<p>Kept by <em>Rosa</em></p>" in html
    assert f'<img class="logo" src="{logo.smallest_url}"' in html
    assert "Monday, <span>2013-07-15</span>" in html
    assert '<meta name="robots" content="noindex">' in html
