"""The origin (scheme and host) of absolute URLs, and the canonical URL of a page."""

from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpRequest


def origin_of(request: HttpRequest) -> str:
    """Return the origin of the blog's URLs: IBID_URL if set, otherwise the request's origin.

    It has no trailing slash, so that a path can be appended.
    """
    return settings.PUBLIC_URL or f"{request.scheme}://{request.get_host()}"


def canonical_url(request: HttpRequest, **query: str) -> str:
    """Return the URL of the requested page with `query`: the parameters that select its content."""
    params = {name: value for name, value in query.items() if value}
    return f"{origin_of(request)}{request.path}{'?' if params else ''}{urlencode(params)}"
