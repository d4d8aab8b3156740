"""Counts that a post was read, by whatever seems to be a person."""

from django.http import HttpRequest

from blog.site.clients import client_address
from blog.statistics.counting import count_read
from blog.statistics.recognising import is_browser, referring_host

AHEAD_OF_TIME = ("Sec-Purpose", "Purpose", "X-Purpose", "X-Moz")


def count(request: HttpRequest, post_id: int) -> None:
    """No query, no row: the counts are written later."""
    agent = request.headers.get("User-Agent", "")
    if not (is_browser(agent) and _is_shown(request)):
        return
    count_read(
        post_id,
        reader=f"{client_address(request)} {agent[:300]}",
        host=referring_host(request.headers.get("Referer", ""), own_host=request.get_host()),
    )


def _is_shown(request: HttpRequest) -> bool:
    """Whether somebody sees the page now: not its head alone, fetched ahead or by a script."""
    ahead = any("pre" in request.headers.get(name, "").lower() for name in AHEAD_OF_TIME)
    kind = request.headers.get("Sec-Fetch-Dest", "document")
    return request.method == "GET" and not ahead and kind == "document"
