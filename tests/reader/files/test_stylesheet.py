"""The owner's style sheet and logo on readers' pages."""

import re

import pytest
from django.core.files.storage import default_storage

from blog.media.models import Picture
from blog.media.uploading import store_picture
from blog.site.editing import save_site
from blog.site.models import Site
from tests.factories import make_post, picture_file

pytestmark = pytest.mark.django_db


def page(client) -> str:
    return client.get("/").content.decode()


def test_the_owner_s_style_sheet_is_cached_under_its_digest(client):
    assert "/look/" not in page(client)
    site = Site(custom_css="p { color: teal }")
    save_site(site)
    path = f"/look/{site.sheet_digest}.css"
    assert f'<link rel="stylesheet" href="{path}">' in page(client)
    response = client.get(path)
    assert response.content == b"p { color: teal }"
    assert response["Content-Type"] == "text/css; charset=utf-8"
    assert "immutable" in response["Cache-Control"]
    old = client.get("/look/0123456789ab.css")
    assert (old.content, old["Cache-Control"]) == (response.content, "no-cache")


def test_footer_dates_and_robots(client):
    make_post()
    site = Site(name="Notes", footer="Kept by *Rosa*", date_format="Y-m-d", robots="noindex")
    save_site(site)
    html = page(client)
    assert "<p>Kept by <em>Rosa</em></p>" in html
    assert "Monday, <span>2013-07-15</span>" in html
    assert '<meta name="robots" content="noindex">' in html


@pytest.mark.parametrize(
    ("size", "has_copies", "name"),
    [
        ((900, 600), False, "{stem}.png"),
        ((900, 600), True, "{stem}-480.webp"),
        ((48, 20), False, "{stem}.png"),
        ((48, 20), True, "{stem}-48.webp"),
    ],
)
def test_every_page_shows_the_smallest_copy_of_the_logo(client, size, has_copies, name):
    logo = store_picture(picture_file(size=size), name="logo.png", alt="")
    if not has_copies:  # they are made in the background
        Picture.objects.update(widths=[])
    save_site(Site(name="Notes", logo=logo))
    post = make_post()
    expected = name.format(stem=logo.path.removesuffix(".png"))
    for path in ("/", post.get_absolute_url(), "/tags/", "/sources/", "/search/", "/none/"):
        html = client.get(path).content.decode()
        [(source, width, height)] = re.findall(
            r'<img class="logo" src="([^"]*)" width="(\d+)" height="(\d+)"', html
        )
        assert (int(width), int(height)) == size
        assert source == default_storage.url(expected)
    with default_storage.open(expected) as file:
        assert client.get(source).getvalue() == file.read()
