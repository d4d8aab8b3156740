"""Every page of the admin panel is the same, whatever the blog's language."""

import re
from pathlib import Path

import pytest
from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.test import Client
from time_machine import travel

from blog.media.uploading import store_picture
from blog.people.models import Account, Role
from blog.posts.models import Post
from blog.posts.series.models import Series
from blog.posts.tags.models import Tag
from blog.site.models import Site
from blog.sources import styles
from blog.sources.available_styles import add_style
from tests.factories import (
    make_account,
    make_comment,
    make_email,
    make_post,
    make_source,
    picture_file,
)
from tests.house.test_walks import address_of, admin_routes

pytestmark = pytest.mark.django_db

CHUNKS = 12
# Allowed differences between two responses: tokens, keys, and the settings of the language.
VARYING = re.compile(
    r'value="[\w:=-]{40,}"|nonce="[^"]*"|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}'
    r'|data-language="[^"]*"|(?<=") selected(?=>)|/preview/[^"]*'
)
DIFFERENT = {
    "admin:style-find",  # the previews are in the blog's language
    "admin:style-choose",
    "admin:two-factor",  # its key is new in each response
    "admin:calendar",  # the first day of the week depends on the blog's language
}


@pytest.fixture(scope="module")
def clock():
    with travel("2026-03-02 12:00Z", tick=False) as clock:
        yield clock


@pytest.fixture(scope="module")
def owner(module_rows, clock) -> Client:
    """Return a client logged in as owner, on a blog with a row of every model."""
    account = make_account(role=Role.OWNER)
    series = Series.objects.create(title="Days", slug="days")
    Post.objects.filter(pk=make_post(author=account).pk).update(series=series)
    make_comment(reasons=["2 links"])
    make_email()
    store_picture(picture_file(size=(40, 30)), name="picture.png")
    make_source()
    Tag.objects.create(name="canals", slug="canals")
    add_style((Path(styles.__file__).parent / "csl" / "ieee.csl").read_bytes())
    clock.shift(3600)
    client = Client()
    client.force_login(account)
    return client


def row_of(name: str) -> int:
    """Return the primary key of a row for the route's page."""
    nouns = {"post": Post, "person": Account, "picture": apps.get_model("blog", "picture")}
    noun = name.removeprefix("admin:").removeprefix("blog_").partition("_")[0].partition("-")[0]
    models = {model._meta.model_name: model for model in apps.get_app_config("blog").get_models()}
    model = {**models, **nouns}.get(noun, Site)
    row = model._default_manager.order_by("-pk").first()
    return row.pk if row else 1


def pages(client: Client, chunk: int) -> dict[str, str]:
    """Return the HTML of every admin page of the chunk, by route."""
    found = {}
    post_type = ContentType.objects.get_for_model(Post).pk
    for name, pattern in admin_routes()[chunk::CHUNKS]:
        if not pattern.name:
            continue
        pk = row_of(name)
        given = {"pk": pk, "object_id": pk, "content_type_id": post_type}
        response = client.get(address_of(name, pattern, **given))
        is_page = response.headers.get("Content-Type", "").startswith("text/html")
        if response.status_code in {200, 403, 404} and is_page:
            found[name] = response.content.decode()
    return found


def speak(language: str) -> None:
    Site.objects.update_or_create(pk=Site.SINGLETON_PK, defaults={"language": language})


@pytest.mark.parametrize("chunk", range(CHUNKS))
def test_an_admin_page_is_the_same_in_a_blog_of_any_language(owner, chunk):
    speak("en")
    english = pages(owner, chunk)
    speak("ar")  # as different as can be: direction, digits, plurals
    for name, page in pages(owner, chunk).items():
        if "<html" in page:
            assert '<html lang="en" dir="ltr"' in page, name
        if name not in DIFFERENT:
            assert VARYING.sub("", page) == VARYING.sub("", english[name]), name
    assert english
