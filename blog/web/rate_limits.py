"""How often a network may ask for what is dear, or guess what is secret.

The counts are in the memory of each web process and are gone in minutes: no IP is stored, and the
database has no part in it. Logins, codes and comments have limits of their own, which are stored.
"""

import time
from collections import OrderedDict
from collections.abc import Callable
from threading import Lock
from typing import Any

from django.conf import settings
from django.core.exceptions import MiddlewareNotUsed, SuspiciousOperation
from django.http import HttpRequest, HttpResponse

from blog.net.ips import network_of
from blog.text.formats.rates import Rate, parse_rate
from blog.web.clients import client_ip

ALWAYS, WRITING = None, frozenset({"POST"})
# By the name of the route: the rate for one network, and the methods that count.
LIMITS: dict[str, tuple[Rate, frozenset[str] | None]] = {
    "search": (parse_rate("120/m"), ALWAYS),
    "admin:set-up": (parse_rate("20/10m"), ALWAYS),
    "admin:login": (parse_rate("60/m"), WRITING),
    "admin:login-code": (parse_rate("60/m"), WRITING),
    "admin:password-reset": (parse_rate("20/10m"), ALWAYS),
    "admin:password-forgotten": (parse_rate("10/10m"), WRITING),
    "comment-data-request": (parse_rate("10/10m"), WRITING),
    "comment-follow": (parse_rate("30/10m"), WRITING),
    "comment-unfollow": (parse_rate("30/10m"), WRITING),
    "comment-post": (parse_rate("60/m"), WRITING),
    "webmention": (parse_rate("120/m"), WRITING),
}
# Of every route of the API that has none of its own.
API_LIMIT: tuple[Rate, frozenset[str] | None] = (parse_rate("300/m"), ALWAYS)
MAX_COUNTED = 20_000  # networks and routes; the oldest are forgotten


class TooManyRequests(SuspiciousOperation):
    """The network has used up its rate; `seconds` is when it may go on."""

    def __init__(self, seconds: int) -> None:
        super().__init__("too many requests")
        self.seconds = seconds


class Counts:
    """The requests of each network in the current period."""

    def __init__(self) -> None:
        self._counts: OrderedDict[tuple[str, str], tuple[float, int]] = OrderedDict()
        self._lock = Lock()

    def add(self, key: tuple[str, str], rate: Rate) -> int:
        """Count a request; return 0, or the seconds to wait if it is one too many."""
        now, period = time.monotonic(), rate.period.total_seconds()
        with self._lock:
            since, count = self._counts.pop(key, (now, 0))
            if now - since >= period:
                since, count = now, 0
            self._counts[key] = (since, count + 1)
            if len(self._counts) > MAX_COUNTED:
                self._counts.popitem(last=False)
        return max(1, round(since + period - now)) if count >= rate.count else 0

    def clear(self) -> None:
        self._counts.clear()


COUNTS = Counts()


class RateLimitMiddleware:
    """Middleware that refuses requests beyond the rate of their route with 429."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        if not settings.LIMITS_REQUESTS:
            raise MiddlewareNotUsed
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, *_args: Any) -> None:
        route = request.resolver_match.view_name if request.resolver_match else ""
        rate, methods = limit_of(route)
        if rate is None or (methods is not None and request.method not in methods):
            return
        if seconds := COUNTS.add((route, network_of(client_ip(request))), rate):
            raise TooManyRequests(seconds)


def limit_of(route: str) -> tuple[Rate | None, frozenset[str] | None]:
    """Return the rate of the route, if it has any, and the methods that count."""
    if route.startswith("api:"):
        return LIMITS.get(route, API_LIMIT)
    return LIMITS.get(route, (None, ALWAYS))
