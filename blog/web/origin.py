"""The origin (scheme and host) of absolute URLs, and the canonical URL of a page."""

from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpRequest
from django.http.request import split_domain_port


def origin_of(request: HttpRequest) -> str:
    """Return the origin of the blog's URLs: IBID_URL if set, otherwise made from the request.

    It has no trailing slash, so that a path can be appended. A port comes from the settings, never
    from the request, whose sender can choose it.
    """
    if settings.PUBLIC_URL:
        return str(settings.PUBLIC_URL)
    host, port = split_domain_port(request.get_host())
    return f"{request.scheme}://{host}:{settings.PORT}" if port else f"{request.scheme}://{host}"


def canonical_url(request: HttpRequest, **query: str) -> str:
    """Return the URL of the requested page with `query`: the parameters that select its content."""
    params = {name: value for name, value in query.items() if value}
    return f"{origin_of(request)}{request.path}{'?' if params else ''}{urlencode(params)}"
