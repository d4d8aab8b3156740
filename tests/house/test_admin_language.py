"""The admin panel is in one language, whatever the blog's."""

import re
from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.test import Client
from time_machine import travel

from blog.mail.models import Email
from blog.media.uploading import store_picture
from blog.people import inviting, passwords
from blog.people.models import Account, Role
from blog.posts.models import Post
from blog.posts.previews.sharing import preview_token
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
    for language in ("de", "ar"):
        speak(language)
        for name, page in pages(owner, chunk).items():
            if "<html" in page:
                assert '<html lang="en" dir="ltr"' in page, name
            if name not in DIFFERENT:
                assert VARYING.sub("", page) == VARYING.sub("", english[name]), name
    assert english


@pytest.mark.parametrize(
    ("path", "typed", "error"),
    [
        ("/admin/login/", {"username": ""}, "This field is required."),
        ("/admin/password_change/", {"new_password1": "12", "new_password2": "12"}, "too short"),
        ("/admin/blog/series/add/", {"title": ""}, "This field is required."),
        ("/admin/blog/account/1/change/", {"role": "king"}, "king is not one of the available"),
    ],
)
def test_an_error_is_in_english_in_a_german_blog(client, path, typed, error):
    speak("de")
    account = make_account(role=Role.OWNER)
    if path != "/admin/login/":
        client.force_login(account)
    page = client.post(path.replace("/1/", f"/{account.pk}/"), typed)
    assert page.headers["Content-Language"] == "en"
    assert error in page.content.decode()


def test_what_readers_see_keeps_the_blog_s_language(client):
    speak("de")
    client.force_login(make_account(role=Role.OWNER))
    post = make_post(title="Friends")
    form = client.get("/admin/settings/general/").context["form"]
    values = {name: form[name].value() for name in form.fields}
    typed = {name: "" if value is None else value for name, value in values.items()}
    preview = client.post("/admin/settings/general/preview/", typed).content.decode()
    framed = client.get(f"/preview/{preview_token(post)}/").content.decode()
    for page in (preview, framed):
        assert '<html lang="de" dir="ltr">' in page
        assert "15. Juli 2013" in page
    assert client.get("/").headers["Content-Language"] == "de"


def test_the_admin_panel_keeps_the_blog_s_time_zone(client):
    Site.objects.update_or_create(pk=1, defaults={"language": "de", "time_zone": "Asia/Tokyo"})
    author = make_account()
    client.force_login(author)
    make_post(author=author, at=datetime(2013, 7, 15, 20, 0, tzinfo=UTC))
    assert "July 16, 2013" in client.get("/admin/blog/post/").content.decode()


def test_an_email_to_an_account_is_in_english(settings):
    settings.MAIL_IS_ON = True
    speak("de")
    owner = make_account("owner", role=Role.OWNER, email="owner@example.org")
    inviting.invite("bob@example.org", role=Role.AUTHOR, by=owner, link=str)
    passwords.send_reset_links(owner.email, link="{} {}".format)
    mailed = list(Email.objects.order_by("pk"))
    assert len(mailed) == 2
    for email in mailed:
        assert '<html lang="en" dir="ltr">' in email.html
