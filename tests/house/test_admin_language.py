"""The admin panel is in one language, whatever the blog's."""

from datetime import UTC, datetime

import pytest

from blog.mail.models import Email
from blog.people import inviting, passwords
from blog.people.models import Role
from blog.posts.previews.sharing import preview_token
from blog.site.models import Site
from tests.factories import (
    make_account,
    make_post,
)

pytestmark = pytest.mark.django_db


def speak(language: str) -> None:
    Site.objects.update_or_create(pk=Site.SINGLETON_PK, defaults={"language": language})


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
