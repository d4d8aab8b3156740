"""The outermost layer of the application: it names, measures and logs each request."""

import logging
import re
import secrets
import time
from collections.abc import Callable, Iterable
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from blog.web.observing.current import Observed, current, observe
from blog.web.observing.metrics import count_request

Environ = dict[str, Any]
Application = Callable[[Environ, Any], Iterable[bytes]]
HEADER = "X-Request-ID"

_GIVEN_ID = re.compile(r"[\w-]{8,64}")
logger = logging.getLogger(__name__)


class ObservedApplication:
    """A WSGI application whose requests have an ID, in its answers and in log lines."""

    def __init__(self, application: Application) -> None:
        self._application = application

    def __call__(self, environ: Environ, start_response: Any) -> Iterable[bytes]:
        observed = Observed(_id_of(environ))
        observe(observed)
        begun = time.perf_counter()

        def start(status: str, headers: list[tuple[str, str]], *more: Any) -> Any:
            is_kept = any(name == "Cache-Status" for name, _value in headers)
            seconds = time.perf_counter() - begun
            _record(environ, observed, int(status[:3]), seconds, is_kept=is_kept)
            return start_response(status, [*headers, (HEADER, observed.id)], *more)

        return self._application(environ, start)


class RouteMiddleware:
    """Middleware that notes the route of the request."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, *_args: Any) -> None:
        if (observed := current()) and request.resolver_match:
            observed.route = request.resolver_match.view_name or ""


def _id_of(environ: Environ) -> str:
    """Return the ID that the proxy gave, or a new one."""
    given = environ.get("HTTP_X_REQUEST_ID", "") if settings.BEHIND_PROXY else ""
    return given if _GIVEN_ID.fullmatch(given) else secrets.token_hex(8)


def _record(
    environ: Environ, observed: Observed, status: int, seconds: float, *, is_kept: bool
) -> None:
    method = str(environ.get("REQUEST_METHOD", ""))
    route = "kept" if is_kept else observed.route
    count_request(route=route, method=method, status=status, seconds=seconds, is_kept=is_kept)
    facts = {"status": status, "ms": round(seconds * 1000), "route": route}
    logger.info("%s answered", method[:10], extra=facts)
