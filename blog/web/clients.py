"""From where a request came."""

from ipaddress import ip_address

from django.conf import settings
from django.http import HttpRequest


def client_ip(request: HttpRequest) -> str:
    """The address of who asks, "" if it is not known.

    Behind a proxy it is the last hop the proxy names; what stands before it anybody can write.
    Without one the header is not believed.
    """
    named = str(request.META.get("REMOTE_ADDR", ""))
    if settings.BEHIND_PROXY:
        named = request.headers.get("X-Forwarded-For", "").rpartition(",")[2]
    try:
        return str(ip_address(named.strip()))
    except ValueError:
        return ""
