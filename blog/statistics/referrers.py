"""The host a visitor came from."""

import re
from urllib.parse import urlsplit

HOST = re.compile(r"(?=.{4,100}$)[a-z0-9-]+(\.[a-z0-9-]+)+")


def referrer_host(referrer: str, *, own_host: str) -> str:
    """Return the host of the URL `referrer` without "www."; "" if there is none or `own_host`."""
    try:
        parts = urlsplit(referrer)
        host = (parts.hostname or "").rstrip(".")
    except ValueError:
        return ""
    if parts.scheme not in {"http", "https"} or not HOST.fullmatch(host):
        return ""
    return "" if _normalized(host) == _normalized(own_host) else _normalized(host)


def _normalized(host: str) -> str:
    return host.lower().partition(":")[0].removeprefix("www.")
