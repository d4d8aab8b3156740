"""The blog and the language of a request."""

import pytest
from django.http import HttpResponse
from django.utils import timezone, translation

from blog.site.models import Site
from blog.web.requests import SiteMiddleware, is_for_admin, language_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def site():
    return Site.objects.create(pk=1, language="de", time_zone="Asia/Tokyo")


def view(request) -> HttpResponse:
    content = f"{translation.get_language()} {timezone.get_current_timezone_name()}"
    return HttpResponse(content, headers={"X-Blog": str(hasattr(request, "blog"))})


@pytest.mark.parametrize(
    ("path", "language"), [("/", "de"), ("/administration/", "de"), ("/admin/", "en")]
)
def test_readers_pages_are_in_the_blog_s_language(rf, site, path, language):
    response = SiteMiddleware(view)(rf.get(path))
    assert response.content.decode() == f"{language} Asia/Tokyo"
    assert response["Content-Language"] == language


def test_language_and_time_zone_end_with_the_request(rf, site):
    before = translation.get_language(), timezone.get_current_timezone_name()
    SiteMiddleware(view)(rf.get("/"))
    assert (translation.get_language(), timezone.get_current_timezone_name()) == before


def test_a_view_may_choose_another_content_language(rf, site):
    middleware = SiteMiddleware(lambda _request: HttpResponse(headers={"Content-Language": "fr"}))
    assert middleware(rf.get("/"))["Content-Language"] == "fr"


@pytest.mark.parametrize("path", ["/static/css/post.css", "/media/x.png", "/health/"])
def test_files_make_no_query(rf, site, django_assert_num_queries, path):
    with django_assert_num_queries(0):
        assert SiteMiddleware(view)(rf.get(path))["X-Blog"] == "False"


def test_a_page_reads_the_blog_with_one_query(rf, site, django_assert_num_queries):
    request = rf.get("/")
    with django_assert_num_queries(1):
        assert SiteMiddleware(view)(request)["X-Blog"] == "True"
    assert request.blog == site
    assert (is_for_admin(request), language_of(request)) == (False, "de")
