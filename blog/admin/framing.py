"""Admin pages that show a page of the blog in a frame; no other page is framed."""

from collections.abc import Sequence
from typing import Any, cast

from csp.constants import SELF
from csp.decorators import csp_replace, csp_update
from django.http import HttpRequest, HttpResponse


def allow_frames(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """Return the response, allowed to contain frames with pages of this blog."""
    with_frames = csp_update({"frame-src": [SELF]})(lambda _request: response)
    return cast(HttpResponse, with_frames(request))


def allow_framing(
    request: HttpRequest, response: HttpResponse, *, styles: Sequence[Any] = (SELF,)
) -> HttpResponse:
    """Return the response, allowed to be framed by this blog; `styles` are its style sources."""
    policy = {"frame-ancestors": [SELF], "style-src": [*styles]}
    framed = cast(HttpResponse, csp_replace(policy)(lambda _request: response)(request))
    framed.headers["X-Frame-Options"] = "SAMEORIGIN"
    return framed
