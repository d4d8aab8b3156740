"""Permission for admin pages to show a page of the blog in a frame; nothing else is framed."""

from collections.abc import Sequence
from typing import Any, cast

from csp.constants import SELF
from csp.decorators import csp_replace, csp_update
from django.http import HttpRequest, HttpResponse


def allow_frames(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """Allow the response to contain frames with pages of this blog, and return it."""
    with_frames = csp_update({"frame-src": [SELF]})(lambda _request: response)
    return cast(HttpResponse, with_frames(request))


def allow_framing(
    request: HttpRequest, response: HttpResponse, *, styles: Sequence[Any] = (SELF,)
) -> HttpResponse:
    """Allow this blog to frame the response, and return it; `styles` are its style sources."""
    policy = {"frame-ancestors": [SELF], "style-src": [*styles]}
    framed = cast(HttpResponse, csp_replace(policy)(lambda _request: response)(request))
    framed.headers["X-Frame-Options"] = "SAMEORIGIN"
    return framed
