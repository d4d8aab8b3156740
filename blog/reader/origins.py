"""Forms of readers, who have no cookie, are taken from the blog's own pages only."""

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
    """Refuse what another site's page sends. Takes the place of Django's cookie-bound token.

    Every browser of today says where a form comes from, by Sec-Fetch-Site or Origin; a program
    that says nothing carries no reader's cookie, so there is nothing to forge.
    """

    @wraps(view)
    def guarded(request: BlogRequest, /, *args: Args.args, **kwargs: Args.kwargs) -> HttpResponse:
        if not _is_from_here(request):
            return errors.csrf_failure(request)
        return view(request, *args, **kwargs)

    return csrf_exempt(guarded)


def _is_from_here(request: BlogRequest) -> bool:
    if site := request.headers.get("Sec-Fetch-Site"):
        return site in {"same-origin", "none"}
    origin = request.headers.get("Origin")
    return origin is None or urlsplit(origin).netloc == request.get_host()
