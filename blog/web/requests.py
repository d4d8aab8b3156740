"""The request every view is given: it knows its blog, and is answered in that blog's language."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from blog.site.localizing import localized
from blog.site.models import Site


class BlogRequest(HttpRequest):
    """A request that knows its blog."""

    blog: Site


class SiteMiddleware:
    """Set `request.blog`, and work in its language and time zone. One query per request."""

    WITHOUT_SITE = ("/static/", "/media/", "/health/")

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: BlogRequest) -> HttpResponse:
        if request.path_info.startswith(self.WITHOUT_SITE):
            return self.get_response(request)
        request.blog = Site.objects.current()
        with localized(request.blog):
            response = self.get_response(request)
            response.headers.setdefault("Content-Language", request.blog.language)
            return response
