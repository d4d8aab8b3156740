"""The request that this thread answers, for logs and metrics."""

from contextvars import ContextVar
from dataclasses import dataclass

from django.http import HttpRequest

# Arguments of routes that open something to whoever knows them.
SECRET_ARGUMENTS = ("token", "account_id", "public_id", "window")


@dataclass
class Observed:
    """A request: its ID in logs and answers, and the name of its route once that is known."""

    id: str
    route: str = ""


_CURRENT: ContextVar[Observed | None] = ContextVar("observed", default=None)


def observe(observed: Observed | None) -> None:
    _CURRENT.set(observed)


def current() -> Observed | None:
    return _CURRENT.get()


def path_for_logs(request: HttpRequest) -> str:
    """Return the path without its secrets and without the query string."""
    path = request.path
    match = request.resolver_match
    for name in SECRET_ARGUMENTS:
        if match and (value := str(match.kwargs.get(name) or "")):
            path = path.replace(value, "…")
    return path[:200]
