"""The IP of the client."""

from collections.abc import Mapping
from ipaddress import ip_address
from typing import Any

from django.conf import settings
from django.http import HttpRequest


def client_ip(request: HttpRequest) -> str:
    """Return the client's IP, or "" if it is unknown."""
    return ip_in(request.META)


def ip_in(variables: Mapping[str, Any]) -> str:
    """Return the client's IP in the CGI variables of a request, or "" if it is unknown.

    Behind a proxy, it is the last entry of X-Forwarded-For, the only one that the proxy wrote:
    clients can forge the others. Without a proxy, the header is ignored.
    """
    ip = str(variables.get("REMOTE_ADDR", ""))
    if settings.BEHIND_PROXY:
        ip = variables.get("HTTP_X_FORWARDED_FOR", "").rpartition(",")[2]
    try:
        return str(ip_address(ip.strip()))
    except ValueError:
        return ""
