"""The blog's icons and its manifest."""

from io import BytesIO

import pytest
from django.core.files.storage import default_storage
from PIL import Image

from blog.media.site_images import draw_site
from blog.media.uploading import replace_file
from blog.posts.receivers import draw_all_later
from blog.site.editing import save_site
from blog.site.models import Site
from tests.factories import THUMBNAIL, make_picture, picture_file

pytestmark = pytest.mark.django_db


def drawn_site(**fields) -> Site:
    draw_site(Site.objects.create(pk=1, **fields))
    return Site.objects.current()


def test_the_favicon_holds_three_sizes(client):
    drawn_site(accent="#0a5c36")
    response = client.get("/favicon.ico")
    assert response["Content-Type"] == "image/x-icon"
    assert response["Cache-Control"] == "public, max-age=86400"
    with Image.open(BytesIO(response.content)) as icon:
        assert icon.info["sizes"] == {(16, 16), (32, 32), (48, 48)}
        assert icon.convert("RGB").getpixel((1, 1)) == (10, 92, 54)


def test_a_cached_favicon_is_not_sent_again(client):
    drawn_site()
    etag = client.get("/favicon.ico")["ETag"]
    assert client.get("/favicon.ico", headers={"if-none-match": etag}).status_code == 304


def test_a_phone_finds_its_icon(client):
    drawn_site()
    response = client.get("/apple-touch-icon.png")
    assert response["Content-Type"] == "image/png"
    with Image.open(BytesIO(response.content)) as icon:
        assert (icon.size, icon.mode) == ((180, 180), "RGB")


@pytest.mark.parametrize("path", ["/favicon.ico", "/apple-touch-icon.png"])
def test_until_icons_are_drawn_ibid_s_is_shown(client, path):
    response = client.get(path)
    assert (response.status_code, response["Location"]) == (302, "/static/favicon.svg")


def test_instead_of_a_lost_file_ibid_s_is_shown(client):
    site = drawn_site()
    default_storage.delete(site.drawn["favicon.ico"])
    assert client.get("/favicon.ico")["Location"] == "/static/favicon.svg"


def test_the_manifest_has_the_blog_and_its_icons(client):
    site = drawn_site(name="Marginal Notes", tagline="On books", language="ar")
    response = client.get("/site.webmanifest")
    assert response["Content-Type"] == "application/manifest+json"
    data = response.json()
    icons = data.pop("icons")
    assert data == {
        "name": "Marginal Notes",
        "short_name": "Marginal",
        "description": "On books",
        "lang": "ar",
        "dir": "rtl",
        "start_url": "/",
        "display": "browser",
        "background_color": "#fcfcfa",
        "theme_color": "#fcfcfa",
    }
    assert [(icon["sizes"], icon["purpose"]) for icon in icons] == [
        ("192x192", "any"),
        ("512x512", "any"),
        ("512x512", "maskable"),
    ]
    for icon in icons:
        response = client.get(icon["src"])
        assert response["Content-Type"] == icon["type"]
        with Image.open(BytesIO(response.getvalue())) as picture:
            assert "x".join(map(str, picture.size)) == icon["sizes"]
    assert icons[2]["src"] == default_storage.url(site.drawn["maskable.png"])


def test_a_long_name_is_shortened_for_icons(client):
    Site.objects.create(pk=1, name="Encyclopaedically")
    data = client.get("/site.webmanifest").json()
    assert (data["short_name"], data["icons"]) == ("Encyclopaedi", [])


def test_every_page_links_the_icons(client, admin_client):
    for page in (client.get("/"), admin_client.get("/admin/")):
        assert b'<link rel="icon" href="/favicon.ico">' in page.content
        assert b'<link rel="apple-touch-icon" href="/apple-touch-icon.png">' in page.content
    assert b'<link rel="manifest" href="/site.webmanifest">' in client.get("/").content


def test_another_logo_makes_other_icons(client, django_capture_on_commit_callbacks):
    site = drawn_site(logo=make_picture())
    before = site.drawn
    with django_capture_on_commit_callbacks(execute=True):
        replace_file(site.logo, picture_file(size=THUMBNAIL), name="other.png")
    after = Site.objects.current().drawn
    assert {name for name in after if after[name] == before[name]} == set()
    assert not any(default_storage.exists(name) for name in before.values())
    assert all(default_storage.exists(name) for name in after.values())


def test_icons_drawn_again_are_the_same(django_capture_on_commit_callbacks):
    before = drawn_site().drawn
    with django_capture_on_commit_callbacks(execute=True):
        draw_all_later()
    assert Site.objects.current().drawn == before
    assert all(default_storage.exists(name) for name in before.values())


def test_saving_older_settings_keeps_the_drawn_icons():
    opened = Site.objects.create(pk=1)
    draw_site(opened)
    save_site(opened)
    assert "favicon.ico" in Site.objects.current().drawn
