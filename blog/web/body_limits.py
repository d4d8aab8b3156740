"""Bodies of requests are bounded by route before anything reads them.

Django alone bounds fields, but writes files of any size to disk while it reads them.
"""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse

MEGABYTE = 1024 * 1024
FORM = 64 * 1024  # all fields of a reader's form but the text
BYTES_PER_CHARACTER = 12  # four bytes, percent-encoded
FILES_AT_ONCE = 10
SEVERAL_FILES = {"admin:picture-upload-many"}
A_LARGE_FILE = {"admin:blog_mediafile_add", "admin:file-upload", "admin:blog-import"}
TOKEN_INSIDE = {"api:metaweblog"}
A_FILE = {
    "api:media",
    "api:metaweblog",
    "api:micropub",
    "api:micropub-media",
    "admin:blog_mediafile_change",
    "admin:picture-upload",
    "admin:picture-replace",
    "admin:blog_picture_add",
    "admin:blog_picture_change",
    "admin:source-import",
    "admin:blog_ownstyle_add",
    "admin:blog_ownstyle_change",
}


class BodyLimitMiddleware:
    """Middleware that refuses too large bodies with 413, before any other code reads them."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, *_args: Any) -> None:
        length = _length_of(request)
        if length > limit_for_readers() and length > _limit_of(request):
            raise RequestDataTooBig(f"a body of {length} bytes")


def limit_for_readers() -> int:
    """Return the largest body, in bytes, that is accepted from anyone."""
    return FORM + int(settings.COMMENTS_MAX_LENGTH) * BYTES_PER_CHARACTER


def limit_of(route: str) -> int:
    """Return the largest body, in bytes, that the route with this name accepts from accounts."""
    upload = settings.MAX_UPLOAD_MB * MEGABYTE + settings.DATA_UPLOAD_MAX_MEMORY_SIZE
    if route in A_FILE:
        return upload
    if route in A_LARGE_FILE:
        return settings.MAX_FILE_MB * MEGABYTE + settings.DATA_UPLOAD_MAX_MEMORY_SIZE
    if route in SEVERAL_FILES:
        return upload * FILES_AT_ONCE
    if route.startswith(("admin:", "api:")):
        return int(settings.DATA_UPLOAD_MAX_MEMORY_SIZE)
    return limit_for_readers()


def _limit_of(request: HttpRequest) -> int:
    """Return the limit of the route for accounts and for programs that show a token.

    The API reads no body before it has checked the token in the header, and of a call that has its
    token inside no more than the beginning.
    """
    route = request.resolver_match.view_name if request.resolver_match else ""
    shows_token = "Authorization" in request.headers or route in TOKEN_INSIDE
    is_program = route.startswith("api:") and shows_token
    if is_program or (route and request.user.is_authenticated):
        return limit_of(route)
    return limit_for_readers()


def _length_of(request: HttpRequest) -> int:
    """Return the announced length; without one, the server passes no body on."""
    length = str(request.META.get("CONTENT_LENGTH") or "")
    return int(length[:15]) if length.isascii() and length.isdigit() else 0
