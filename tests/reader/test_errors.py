"""Pages for when something is wrong."""

import re

import pytest
from django.test import Client
from django.urls import path

from blog.reader import errors
from blog.site.models import Site
from config import urls as ours
from tests.factories import make_post

pytestmark = pytest.mark.django_db


def broken(request):
    raise RuntimeError("on purpose")


urlpatterns = [path("broken/", broken), *ours.urlpatterns]
handler400, handler403 = ours.handler400, ours.handler403
handler404, handler500 = ours.handler404, ours.handler500


def test_not_found_is_the_blog_s_own_page(client):
    response = client.get("/nothing/")
    page = response.content.decode()
    assert response.status_code == 404
    assert "There is nothing at this address" in page
    assert 'href="/"' in page


def test_a_form_in_a_strange_charset_is_a_bad_request(client):
    response = client.post(
        f"/comments/{make_post().pk}/post/",
        b"name=x",
        content_type="application/x-www-form-urlencoded; charset=utf-7",
    )
    assert response.status_code == 400
    assert "could not be understood" in response.content.decode()


def test_another_host_is_a_bad_request(client):
    assert client.get("/", headers={"host": "evil.example"}).status_code == 400


def test_a_form_from_another_site_is_refused(client):
    response = client.post(
        f"/comments/{make_post().pk}/post/", headers={"sec-fetch-site": "cross-site"}
    )
    assert response.status_code == 403
    assert "no longer valid" in response.content.decode()


@pytest.mark.urls("tests.reader.test_errors")
def test_a_server_error_asks_nothing_of_the_database(django_assert_num_queries):
    client = Client(raise_request_exception=False)
    client.get("/")  # what the first request alone sets up
    with django_assert_num_queries(1):  # the blog's own row, before the view
        response = client.get("/broken/")
    assert response.status_code == 500
    assert "<h1" in response.content.decode()


def sorry(request) -> list[tuple[str, str]]:
    page = errors.server_error(request).content.decode()
    return re.findall(r'lang="([\w-]+)" dir="(\w+)"', page)


@pytest.mark.parametrize(
    ("language", "said"),
    [("ar", ("ar", "rtl")), ("pt-br", ("pt", "ltr")), ("nl", ("en", "ltr"))],
)
def test_a_server_error_speaks_the_blog_s_language(rf, language, said):
    request = rf.get("/")
    request.blog = Site(language=language)
    assert sorry(request) == [said]


def test_a_server_error_in_the_admin_panel_is_in_its_language(rf):
    request = rf.get("/admin/")
    request.blog = Site(language="ar")
    assert sorry(request) == [("en", "ltr")]


def test_a_server_error_before_the_blog_is_known_speaks_all_languages(rf):
    page = errors.server_error(rf.get("/")).content.decode()
    assert [language for language, _direction in sorry(rf.get("/"))] == [*errors.SPOKEN]
    assert "Hier ist etwas schiefgegangen" in page


def test_every_status_has_its_handler():
    assert (handler400, handler403, handler404, handler500) == (
        "blog.reader.errors.bad_request",
        "blog.reader.errors.permission_denied",
        "blog.reader.errors.not_found",
        "blog.reader.errors.server_error",
    )


def test_permission_denied_is_the_blog_s_own_page(rf):
    response = errors.permission_denied(rf.get("/"))
    assert response.status_code == 403
    assert "not open to you" in response.content.decode()
