"""The IP of the client."""

from ipaddress import ip_address

from django.conf import settings
from django.http import HttpRequest


def client_ip(request: HttpRequest) -> str:
    """Return the client's IP; "" if it is not known.

    Behind a proxy it is the last entry of X-Forwarded-For, the only one the proxy wrote: clients
    can send the others. Without a proxy the header is ignored.
    """
    ip = str(request.META.get("REMOTE_ADDR", ""))
    if settings.BEHIND_PROXY:
        ip = request.headers.get("X-Forwarded-For", "").rpartition(",")[2]
    try:
        return str(ip_address(ip.strip()))
    except ValueError:
        return ""
