"""Every page speaks the blog's language and keeps its time."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils import timezone, translation

from blog.site.models import Site


class BlogRequest(HttpRequest):
    """A request that knows its blog: what every view is given."""

    blog: Site


class SiteMiddleware:
    """Sets `request.blog` and works in its language and time zone (one query a request)."""

    WITHOUT_SITE = ("/static/", "/media/", "/health/")

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: BlogRequest) -> HttpResponse:
        if request.path_info.startswith(self.WITHOUT_SITE):
            return self.get_response(request)
        request.blog = Site.objects.current()
        with translation.override(request.blog.language), timezone.override(request.blog.zone):
            response = self.get_response(request)
            response.headers.setdefault("Content-Language", request.blog.language)
            return response
