"""Detecting and counting page views by people, from the CGI variables of their requests."""

from collections.abc import Mapping
from typing import Any

from blog.statistics.bots import is_bot
from blog.statistics.buffering import count_view
from blog.statistics.referrers import referrer_host
from blog.web.clients import ip_in

PREFETCH_HEADERS = ("HTTP_SEC_PURPOSE", "HTTP_PURPOSE", "HTTP_X_PURPOSE", "HTTP_X_MOZ")

Variables = Mapping[str, Any]


def count_page_view(variables: Variables, post_id: int) -> None:
    """Count the request as a view of the post if it is one. This makes no query."""
    if not is_page_view(variables):
        return
    count_view(
        post_id,
        visitor=f"{ip_in(variables)} {variables.get('HTTP_USER_AGENT', '')[:300]}",
        host=referrer_host(
            variables.get("HTTP_REFERER", ""), own_host=variables.get("HTTP_HOST", "")
        ),
    )


def is_page_view(variables: Variables) -> bool:
    """Return whether a person sees the page now: it is neither prefetched nor read by a bot."""
    is_prefetch = any("pre" in variables.get(name, "").lower() for name in PREFETCH_HEADERS)
    destination = variables.get("HTTP_SEC_FETCH_DEST", "document")
    is_shown = variables["REQUEST_METHOD"] == "GET" and not is_prefetch
    is_shown = is_shown and destination == "document"
    return is_shown and not is_bot(variables.get("HTTP_USER_AGENT", ""))
