"""Every page speaks the blog's language and keeps its time."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from django.http import HttpRequest, HttpResponse
from django.utils import timezone, translation

from blog.site import dates
from blog.site.models import Site


class BlogRequest(HttpRequest):
    """A request that knows its blog: what every view is given."""

    blog: Site


@contextmanager
def in_its_ways(site: Site) -> Iterator[None]:
    """Work in the blog's language and time zone, and write days as it does."""
    with (
        translation.override(site.language),
        timezone.override(site.zone),
        dates.override(site.date_format),
    ):
        yield


class SiteMiddleware:
    """Sets `request.blog` and works in its language and time zone (one query a request)."""

    WITHOUT_SITE = ("/static/", "/media/", "/health/")

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: BlogRequest) -> HttpResponse:
        if request.path_info.startswith(self.WITHOUT_SITE):
            return self.get_response(request)
        request.blog = Site.objects.current()
        with in_its_ways(request.blog):
            response = self.get_response(request)
            response.headers.setdefault("Content-Language", request.blog.language)
            return response
