"""The request that every view gets, with its blog and its language."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from blog.site.languages import ADMIN_LANGUAGE
from blog.site.localizing import localized
from blog.site.models import Site


class BlogRequest(HttpRequest):
    """A request with its blog."""

    blog: Site


def is_for_admin(request: HttpRequest) -> bool:
    """Return whether the request is for a page of the admin panel."""
    return request.path_info.startswith(f"/{settings.ADMIN_PATH}/")


def language_of(request: BlogRequest) -> str:
    """Return the language of the response."""
    return ADMIN_LANGUAGE if is_for_admin(request) else request.blog.language


class SiteMiddleware:
    """Middleware that sets `request.blog` and activates its time zone and language, in one query.

    Readers' pages are in the blog's language; the admin panel has its own.
    """

    WITHOUT_SITE = ("/static/", "/media/", "/health/", "/metrics")

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: BlogRequest) -> HttpResponse:
        if request.path_info.startswith(self.WITHOUT_SITE):
            return self.get_response(request)
        request.blog = Site.objects.current()
        language = language_of(request)
        with localized(request.blog, language=language):
            response = self.get_response(request)
            response.headers.setdefault("Content-Language", language)
            return response
