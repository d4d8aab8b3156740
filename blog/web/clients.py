"""The IP of the client."""

from ipaddress import ip_address

from django.conf import settings
from django.http import HttpRequest


def client_ip(request: HttpRequest) -> str:
    """Return the client's IP, or "" if it is unknown.

    Behind a proxy, it is the last entry of X-Forwarded-For, the only one that the proxy wrote:
    clients can forge the others. Without a proxy, the header is ignored.
    """
    ip = str(request.META.get("REMOTE_ADDR", ""))
    if settings.BEHIND_PROXY:
        ip = request.headers.get("X-Forwarded-For", "").rpartition(",")[2]
    try:
        return str(ip_address(ip.strip()))
    except ValueError:
        return ""
