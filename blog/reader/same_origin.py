"""Refusing forms sent from other sites. Readers have no cookie, so they get no CSRF token."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec
from urllib.parse import urlsplit

from django.http import HttpResponse
from django.views.decorators.csrf import csrf_exempt

from blog.reader import errors
from blog.web.requests import BlogRequest

Args = ParamSpec("Args")


def same_origin_required(
    view: Callable[Concatenate[BlogRequest, Args], HttpResponse],
) -> Callable[Concatenate[BlogRequest, Args], HttpResponse]:
    """Refuse requests from another site's pages, in place of Django's cookie-bound CSRF token.

    Every current browser sends the origin of a form in Sec-Fetch-Site or Origin. A program that
    sends neither has no reader's cookie, so there is nothing to forge.
    """

    @wraps(view)
    def guarded(request: BlogRequest, /, *args: Args.args, **kwargs: Args.kwargs) -> HttpResponse:
        if not _is_same_origin(request):
            return errors.csrf_failure(request)
        return view(request, *args, **kwargs)

    return csrf_exempt(guarded)


def _is_same_origin(request: BlogRequest) -> bool:
    if site := request.headers.get("Sec-Fetch-Site"):
        return site in {"same-origin", "none"}
    origin = request.headers.get("Origin")
    try:
        return origin is None or urlsplit(origin).netloc == request.get_host()
    except ValueError:  # not a URL, such as http://[x
        return False
