"""The parameters of a request for a list."""

from datetime import UTC, datetime

from django.utils.dateparse import parse_datetime

from blog.api.access import ApiRequest, Problem

DEFAULT_LIMIT, MAX_LIMIT = 20, 100


def text(request: ApiRequest, name: str) -> str:
    """Return the parameter; "" if it is not given. Raise Problem if no text can have it."""
    value = request.GET.get(name, "")
    if "\0" in value:
        raise Problem(400, f"The parameter {name} contains a null character.")
    return value


def choice(request: ApiRequest, name: str, choices: list[str]) -> str:
    """Return the parameter, which is one of the choices, or "". Raise Problem."""
    value = text(request, name)
    if value and value not in choices:
        raise Problem(400, f"The parameter {name} is none of: {', '.join(choices)}.")
    return value


def number(request: ApiRequest, name: str) -> int | None:
    """Return the parameter as a positive number; None if it is not given. Raise Problem."""
    value = text(request, name)
    if not value:
        return None
    if not (value.isascii() and value.isdigit() and len(value) <= 18):
        raise Problem(400, f"The parameter {name} is not a number.")
    return int(value)


def limit(request: ApiRequest) -> int:
    """Return how many items a page of the list has. Raise Problem."""
    value = number(request, "limit")
    if value is None:
        return DEFAULT_LIMIT
    if not 1 <= value <= MAX_LIMIT:
        raise Problem(400, f"The parameter limit is not between 1 and {MAX_LIMIT}.")
    return value


def since(request: ApiRequest) -> datetime | None:
    """Return the time of the parameter `since`; None if it is not given. Raise Problem."""
    value = text(request, "since")
    moment = parse_moment(value) if value else None
    if value and moment is None:
        raise Problem(400, "The parameter since is not a time such as 2013-07-15T12:00:00Z.")
    return moment


def parse_moment(value: str) -> datetime | None:
    """Return the time written as RFC 3339; None if it is none. Without an offset, it is UTC."""
    try:
        moment = parse_datetime(value)
        return moment and (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone(UTC)
    except (ValueError, OverflowError):
        return None
