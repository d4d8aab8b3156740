"""The settings' pages and their preview."""

import re

import pytest
from django.core.files.storage import default_storage
from django.urls import reverse

from blog.admin.settings.sections import SECTIONS
from blog.people.models import Role
from blog.site.models import Site
from tests.factories import citing, make_account, make_draft, make_picture, make_post, make_source

pytestmark = pytest.mark.django_db

GENERAL, APPEARANCE, POSTS = (
    f"/admin/settings/{slug}/" for slug in ("general", "appearance", "posts")
)


@pytest.fixture
def owner(client):
    client.force_login(make_account("owner", role=Role.OWNER))
    return client


@pytest.fixture
def typed(owner):
    """Return a function: what the untouched form of a section would send, by its path."""

    def typed(path: str) -> dict[str, object]:
        form = owner.get(path).context["form"]
        return {
            name: "" if (value := form[name].value()) is None else value for name in form.fields
        }

    return typed


def test_every_setting_has_a_place_in_one_section(owner):
    fields = [
        name for section in SECTIONS if section.slug != "menu" for name in section.form.base_fields
    ]
    derived = {"id", "sheet_digest", "footer_html", "drawn", "feed_host", "menu"}
    assert sorted(fields) == sorted({field.name for field in Site._meta.fields} - derived)


def test_each_section_has_its_own_address_and_leads_to_the_others(owner):
    for section in SECTIONS:
        html = owner.get(f"/admin/settings/{section.slug}/").content.decode()
        assert f"<h2>{section.title}</h2>" in html
        for other in SECTIONS:
            assert f'href="/admin/settings/{other.slug}/"' in html
    assert owner.get("/admin/settings/none/").status_code == 404
    assert owner.post("/admin/settings/none/preview/").status_code == 404


@pytest.mark.parametrize("path", ["/admin/blog/site/", "/admin/blog/site/1/change/"])
def test_the_former_addresses_lead_to_the_settings(owner, path):
    assert owner.get(path, follow=True).request["PATH_INFO"] == GENERAL


def test_the_settings_change_what_readers_see(owner, typed):
    response = owner.post(
        GENERAL, typed(GENERAL) | {"name": "River Notes", "footer": "By Rosa"}, follow=True
    )
    assert response.redirect_chain == [(GENERAL, 302)]
    assert "Settings saved." in response.content.decode()
    owner.post(APPEARANCE, typed(APPEARANCE) | {"accent": "#0b5394"})
    site = Site.objects.current()
    assert (site.name, site.footer_html, bool(site.sheet_digest)) == (
        "River Notes",
        "<p>By Rosa</p>",
        True,
    )


def test_the_log_names_the_section(owner, typed):
    owner.post(GENERAL, typed(GENERAL) | {"name": "River Notes"})
    assert "Changed the settings: General." in owner.get("/admin/me/").content.decode()


def test_another_citation_style_makes_every_post_again(
    owner, typed, django_capture_on_commit_callbacks
):
    post = make_draft(body=f"<p>a{citing(make_source())}</p>", citation_style="")
    with django_capture_on_commit_callbacks(execute=True):
        owner.post(POSTS, typed(POSTS) | {"citation_style": "apa"})
    post.refresh_from_db()
    assert "(Lüthi, 2008)" in post.rendered


def test_another_look_draws_every_card_and_the_icons_again(
    owner, typed, django_capture_on_commit_callbacks
):
    Site.objects.create(pk=1)
    post = make_post()
    before = post.card
    with django_capture_on_commit_callbacks(execute=True):
        owner.post(APPEARANCE, typed(APPEARANCE))
    post.refresh_from_db()
    assert (post.card, Site.objects.current().drawn) == (before, {})
    with django_capture_on_commit_callbacks(execute=True):
        owner.post(APPEARANCE, typed(APPEARANCE) | {"accent": "#0b5394"})
    post.refresh_from_db()
    assert default_storage.exists(post.card)
    assert default_storage.exists(Site.objects.current().drawn["favicon.ico"])


def test_the_logo_is_chosen_from_the_library(owner, typed):
    picture = make_picture(alt="A heron")
    page = owner.get(APPEARANCE).content.decode()
    assert "A heron</option>" in page
    assert 'id="picture-dialog"' in page
    owner.post(APPEARANCE, typed(APPEARANCE) | {"logo": picture.pk})
    assert Site.objects.current().logo == picture


@pytest.mark.parametrize(
    ("path", "data", "error"),
    [
        (GENERAL, {"time_zone": "Mars"}, "Mars is not one of the available choices."),
        (APPEARANCE, {"accent": "red"}, "six digits"),
        (APPEARANCE, {"custom_css": "@import 'x';"}, "@import is not allowed (line 1)."),
    ],
)
def test_an_error_is_shown_and_nothing_is_stored(owner, typed, path, data, error):
    response = owner.post(path, typed(path) | data)
    assert response.status_code == 200
    assert error in response.content.decode()
    assert not Site.objects.exists()
    preview = owner.post(f"{path}preview/", typed(path) | data)
    assert preview.status_code == 422
    assert error in preview.content.decode()


def test_the_preview_shows_what_is_typed_and_stores_nothing(owner, typed):
    make_post(title="A day in July")
    data = typed(GENERAL) | {"name": "River Notes", "date_format": "Y-m-d"}
    html = owner.post(f"{GENERAL}preview/", data).content.decode()
    for text in ("River Notes", "A day in July", "2013-07-15"):
        assert text in html
    response = owner.post(f"{APPEARANCE}preview/", typed(APPEARANCE) | {"accent": "#0b5394"})
    html = response.content.decode()
    assert "--rubric:#0b5394" in html
    assert not Site.objects.exists()
    policy = response["Content-Security-Policy"]
    nonce = re.search(r'<style nonce="([^"]+)">', html)[1]
    assert f"style-src 'self' 'nonce-{nonce}'" in policy
    assert "frame-ancestors 'self'" in policy
    assert response["X-Frame-Options"] == "SAMEORIGIN"


def test_the_form_may_hold_the_preview_and_nothing_else_may(owner):
    assert "frame-src 'self'" in owner.get(GENERAL)["Content-Security-Policy"]
    assert "frame-ancestors 'none'" in owner.get(GENERAL)["Content-Security-Policy"]
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
    assert text in owner.get(APPEARANCE).content.decode()


def test_only_who_runs_the_blog_may_see_its_settings(admin):
    assert admin.get(GENERAL).status_code == 404
    assert admin.post(f"{GENERAL}preview/").status_code == 404
    assert reverse("admin:settings") not in admin.get("/admin/").content.decode()


@pytest.mark.parametrize("section", ["comments", "posts"])
def test_what_contacts_other_sites_says_which_setting_stops_it(owner, settings, section):
    path = reverse("admin:settings-section", args=[section])
    settings.PUBLIC_URL, settings.ASK_OTHERS = "", True
    assert owner.get(path).content.decode().count("IBID_URL is missing") == 2
    settings.PUBLIC_URL, settings.ASK_OTHERS = "https://blog.example", False
    assert owner.get(path).content.decode().count("IBID_ASK_OTHERS is off") == 2
    settings.ASK_OTHERS = True
    assert "IBID_" not in owner.get(path).content.decode()


def test_another_archive_needs_its_timegate(owner, typed):
    values = typed(POSTS) | {"web_archive": "other"}
    page = owner.post(POSTS, values).content.decode()
    assert "Enter the URL of the archive’s TimeGate." in page
    owner.post(POSTS, values | {"timegate": "past.example/tg/"})
    site = Site.objects.current()
    assert (site.web_archive, site.timegate) == ("other", "https://past.example/tg/")
