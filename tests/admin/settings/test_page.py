"""The settings page and its preview."""

import re

import pytest
from django.core.files.storage import default_storage
from django.urls import reverse

from blog.people.models import Role
from blog.posts.menu.models import MenuItem
from blog.site.models import Site
from tests.factories import citing, make_account, make_draft, make_post, make_source

pytestmark = pytest.mark.django_db

SETTINGS = "/admin/blog/site/1/change/"
PREVIEW = "/admin/settings/preview/"


@pytest.fixture
def owner(client):
    client.force_login(make_account("owner", role=Role.OWNER))
    return client


@pytest.fixture
def typed(owner):
    """What the untouched form would send."""
    form = owner.get(SETTINGS).context["adminform"].form
    data = {name: "" if (value := form[name].value()) is None else value for name in form.fields}
    return data | {"menu_items-TOTAL_FORMS": 0, "menu_items-INITIAL_FORMS": 0}


def row(number: int, **data) -> dict[str, object]:
    return {f"menu_items-{number}-{name}": value for name, value in data.items()}


def test_the_settings_change_what_readers_see(owner, typed, client):
    data = typed | {"name": "River Notes", "accent": "#0b5394", "footer": "By Rosa"}
    assert owner.post(SETTINGS, data)["Location"] == SETTINGS
    site = Site.objects.current()
    assert (site.name, site.footer_html, bool(site.sheet_digest)) == (
        "River Notes",
        "<p>By Rosa</p>",
        True,
    )


def test_there_is_one_blog_and_its_list_is_its_form(owner):
    assert owner.get("/admin/blog/site/")["Location"] == SETTINGS


def test_another_citation_style_makes_every_post_again(owner, typed):
    post = make_draft(body=f"<p>a{citing(make_source())}</p>", citation_style="")
    owner.post(SETTINGS, typed | {"citation_style": "apa"})
    post.refresh_from_db()
    assert "(Lüthi, 2008)" in post.rendered


def test_another_look_draws_every_card_and_the_icons_again(owner, typed):
    Site.objects.create(pk=1)
    post = make_post()
    owner.post(SETTINGS, typed)
    post.refresh_from_db()
    assert (post.card, Site.objects.current().drawn) == ("", {})
    owner.post(SETTINGS, typed | {"accent": "#0b5394"})
    post.refresh_from_db()
    assert default_storage.exists(post.card)
    assert default_storage.exists(Site.objects.current().drawn["favicon.ico"])


def test_the_menu_is_chosen_in_the_form(owner, typed):
    about = make_post(title="About", kind="page")
    data = typed | {"menu_items-TOTAL_FORMS": 2}
    data |= row(0, position=2, page="", url="/sources/", title="All sources")
    data |= row(1, position=1, page=about.pk, url="", title="")
    owner.post(SETTINGS, data)
    menu = Site.objects.current().menu_now
    assert [(entry["title"], entry["url"]) for entry in menu] == [
        ("About", "/about/"),
        ("All sources", "/sources/"),
    ]


@pytest.mark.parametrize(
    ("data", "error"),
    [
        ({"time_zone": "Mars"}, "Mars is not one of the available choices."),
        ({"accent": "red"}, "six digits"),
        ({"custom_css": "@import 'x';"}, "@import is not allowed (line 1)."),
        (row(0, position=1, page="", url="/x/", title=""), "Enter a label"),
        (row(0, position=1, page="", url="", title="Words"), "Choose a page"),
        (row(0, position=1, page="", url="x.example", title="X"), "begins with"),
    ],
)
def test_an_error_is_shown_and_nothing_is_stored(owner, typed, data, error):
    data = typed | {"name": "New name", "menu_items-TOTAL_FORMS": 1} | data
    response = owner.post(SETTINGS, data)
    assert response.status_code == 200
    assert error in response.content.decode()
    assert (Site.objects.exists(), MenuItem.objects.exists()) == (False, False)
    preview = owner.post(PREVIEW, data)
    assert preview.status_code == 422
    assert error in preview.content.decode()


def test_the_preview_shows_what_is_typed_and_stores_nothing(owner, typed):
    make_post(title="A day in July")
    data = typed | {
        "name": "River Notes",
        "date_format": "Y-m-d",
        "accent": "#0b5394",
        "menu_items-TOTAL_FORMS": 1,
    }
    data |= row(0, position=1, page="", url="/sources/", title="All of them")
    response = owner.post(PREVIEW, data)
    html = response.content.decode()
    for text in ("River Notes", "A day in July", "2013-07-15", "--rubric:#0b5394", "All of them"):
        assert text in html
    assert not Site.objects.exists()
    policy = response["Content-Security-Policy"]
    nonce = re.search(r'<style nonce="([^"]+)">', html)[1]
    assert f"style-src 'self' 'nonce-{nonce}'" in policy
    assert "frame-ancestors 'self'" in policy
    assert response["X-Frame-Options"] == "SAMEORIGIN"


def test_the_form_may_hold_the_preview_and_nothing_else_may(owner):
    assert "frame-src 'self'" in owner.get(SETTINGS)["Content-Security-Policy"]
    assert "frame-ancestors 'none'" in owner.get(SETTINGS)["Content-Security-Policy"]
    assert "frame-ancestors 'none'" in owner.get("/")["Content-Security-Policy"]


@pytest.mark.parametrize(
    ("accent", "text"),
    [
        ("", "the theme’s red"),
        ("#a5121f", "on the light background; 2.3:1 on the dark background, too low, so #"),
    ],
)
def test_the_contrast_of_the_accent_is_shown(owner, accent, text):
    Site.objects.create(pk=1, accent=accent)
    assert text in owner.get(SETTINGS).content.decode()


def test_only_who_runs_the_blog_may_see_its_settings(admin):
    assert admin.post(reverse("admin:site-preview")).status_code == 404
