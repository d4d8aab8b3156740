"""Detecting and counting page views by people."""

from django.http import HttpRequest

from blog.statistics.bots import is_bot
from blog.statistics.buffering import count_view
from blog.statistics.referrers import referrer_host
from blog.web.clients import client_ip

PREFETCH_HEADERS = ("Sec-Purpose", "Purpose", "X-Purpose", "X-Moz")


def count_page_view(request: HttpRequest, post_id: int) -> None:
    """Count the request as a view of the post if it is one. This makes no query."""
    if not is_page_view(request):
        return
    count_view(
        post_id,
        visitor=f"{client_ip(request)} {request.headers.get('User-Agent', '')[:300]}",
        host=referrer_host(request.headers.get("Referer", ""), own_host=request.get_host()),
    )


def is_page_view(request: HttpRequest) -> bool:
    """Return whether a person sees the page now: it is neither prefetched nor read by a bot."""
    is_prefetch = any("pre" in request.headers.get(name, "").lower() for name in PREFETCH_HEADERS)
    destination = request.headers.get("Sec-Fetch-Dest", "document")
    is_shown = request.method == "GET" and not is_prefetch and destination == "document"
    return is_shown and not is_bot(request.headers.get("User-Agent", ""))
