"""Error pages."""

import errno
import re

import pytest
from django.db import DataError, OperationalError, connection
from django.test import Client
from django.urls import path
from django.utils import translation
from django.utils.html import escape
from django.utils.translation import gettext

from blog.reader import errors
from blog.site.models import Site
from blog.statistics.buffering import discard, flush
from blog.statistics.models import MissingPath
from config import urls as ours
from tests.factories import A_DAY, make_post

pytestmark = pytest.mark.django_db


def broken(request):
    raise RuntimeError("on purpose")


def full(request):
    raise OSError(errno.ENOSPC, "No space left on device")


def too_large(request):
    """Fail as each database does for a number that no column holds."""
    raise DataError if connection.vendor == "postgresql" else OverflowError


urlpatterns = [
    path("too-large/", too_large),
    path("broken/", broken),
    path("full/", full),
    *ours.urlpatterns,
]
handler400, handler403 = ours.handler400, ours.handler403
handler404, handler500 = ours.handler404, ours.handler500


def test_not_found_is_the_blog_s_own_page(client):
    response = client.get("/nothing/")
    page = response.content.decode()
    assert response.status_code == 404
    assert "Page not found" in page
    assert 'href="/"' in page


def test_a_form_in_an_unknown_charset_is_a_bad_request(client):
    response = client.post(
        f"/comments/{make_post().pk}/post/",
        b"name=x",
        content_type="application/x-www-form-urlencoded; charset=utf-7",
    )
    assert response.status_code == 400
    assert "Bad request" in response.content.decode()


def test_another_host_is_a_bad_request(client):
    assert client.get("/", headers={"host": "evil.example"}).status_code == 400


def test_a_form_from_another_site_is_refused(client):
    response = client.post(
        f"/comments/{make_post().pk}/post/", headers={"sec-fetch-site": "cross-site"}
    )
    assert response.status_code == 403
    assert "This form has expired" in response.content.decode()


@pytest.mark.urls("tests.reader.test_errors")
def test_a_server_error_makes_no_query(django_assert_num_queries):
    client = Client(raise_request_exception=False)
    client.get("/")  # what the first request alone sets up
    with django_assert_num_queries(1):  # the blog's own row, before the view
        response = client.get("/broken/")
    assert response.status_code == 500
    assert "<h1" in response.content.decode()


def languages_of(request) -> list[tuple[str, str]]:
    page = errors.server_error(request).content.decode()
    return re.findall(r'lang="([\w-]+)" dir="(\w+)"', page)


@pytest.mark.parametrize(
    ("language", "expected"),
    [("ar", ("ar", "rtl")), ("pt-br", ("pt", "ltr")), ("nl", ("en", "ltr"))],
)
def test_a_server_error_is_in_the_blog_s_language(rf, language, expected):
    request = rf.get("/")
    request.blog = Site(language=language)
    assert languages_of(request) == [expected]


def test_a_server_error_in_the_admin_panel_is_in_its_language(rf):
    request = rf.get("/admin/")
    request.blog = Site(language="ar")
    assert languages_of(request) == [("en", "ltr")]


def test_a_server_error_without_the_blog_is_in_all_languages(rf):
    page = errors.server_error(rf.get("/")).content.decode()
    assert [language for language, _direction in languages_of(rf.get("/"))] == [*errors.LANGUAGES]
    for language in errors.LANGUAGES:
        with translation.override(language):
            assert gettext("Something went wrong") in page
            assert escape(gettext(errors.SERVER_ERROR)) in page


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
    assert "You do not have access to this page" in response.content.decode()


def test_a_missing_page_offers_the_search(client):
    page = client.get("/not/there/").content.decode()
    assert '<form class="search" method="get" action="/search/" role="search">' in page


def locked(run, *_args):
    raise OperationalError("database is locked")


@pytest.mark.parametrize("path", ["/", "/2013/07/x/", "/admin/", "/feed/"])
def test_without_the_database_every_page_is_unavailable(path):
    client = Client(raise_request_exception=False)
    with connection.execute_wrapper(locked):
        response = client.get(path)
    assert (response.status_code, response["Retry-After"]) == (503, "60")
    assert "cannot read or store anything" in response.content.decode()


@pytest.mark.urls("tests.reader.test_errors")
def test_a_value_beyond_what_the_database_holds_is_a_bad_request():
    response = Client(raise_request_exception=False).get("/too-large/")
    assert response.status_code == 400
    assert "Bad request" in response.content.decode()


@pytest.mark.urls("tests.reader.test_errors")
def test_a_full_disk_is_unavailable():
    response = Client(raise_request_exception=False).get("/full/")
    assert (response.status_code, response["Retry-After"]) == (503, "60")


def test_a_comment_that_cannot_be_stored_is_given_back():
    post, client = make_post(), Client(raise_request_exception=False)
    sent = {"name": "Ada", "body": "Long <b>thought</b>"}
    for statement in ("SELECT", "INSERT"):

        def fail(run, sql, *args, statement=statement):
            if sql.startswith(statement):
                raise OperationalError("database or disk is full")
            return run(sql, *args)

        with connection.execute_wrapper(fail):
            response = client.post(f"/comments/{post.pk}/post/", sent)
        page = response.content.decode()
        assert response.status_code == 503
        assert "Long &lt;b&gt;thought&lt;/b&gt;</textarea>" in page
        assert "Your comment was not stored." in page


READER = {"User-Agent": "Mozilla/5.0 (X11; Linux) Firefox/130.0"}


def test_the_404_page_offers_what_the_address_seems_to_mean_and_counts_it(client):
    make_post(title="The Split", at=A_DAY)
    discard()
    page = client.get("/2013/07/the-spilt.html", headers=READER).content.decode()
    assert 'href="/2013/07/the-split/"' in page and 'href="/2013/07/"' in page
    client.get("/2013/07/the-spilt.html")  # a bot gets no help and is not counted
    client.get("/admin/nothing/", headers=READER)
    client.get("/wp-login.php", headers=READER)
    flush()
    counted = dict(MissingPath.objects.values_list("path", "count"))
    assert counted == {"/2013/07/the-spilt.html": 1, "/wp-*": 1}


def test_the_404_page_has_a_query_budget_and_probes_cost_almost_none(
    client, django_assert_max_num_queries
):
    for number in range(5):
        make_post(title=f"The Split {number}")
    with django_assert_max_num_queries(13):
        client.get("/2013/07/the-spilt-of-nobody.html", headers=READER)
    with django_assert_max_num_queries(6):
        client.get("/wp-login.php", headers=READER)
    discard()
