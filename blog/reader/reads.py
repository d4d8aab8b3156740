"""What seems to be a person, and counts that they read a post."""

from django.http import HttpRequest

from blog.statistics.counting import count_read
from blog.statistics.recognizing import is_browser, referring_host
from blog.web.clients import client_ip

AHEAD_OF_TIME = ("Sec-Purpose", "Purpose", "X-Purpose", "X-Moz")


def count(request: HttpRequest, post_id: int) -> None:
    """No query, no row: the counts are written later."""
    if not is_by_person(request):
        return
    count_read(
        post_id,
        reader=f"{client_ip(request)} {request.headers.get('User-Agent', '')[:300]}",
        host=referring_host(request.headers.get("Referer", ""), own_host=request.get_host()),
    )


def is_by_person(request: HttpRequest) -> bool:
    """Whether somebody sees the page now: it is neither fetched ahead nor by a script."""
    ahead = any("pre" in request.headers.get(name, "").lower() for name in AHEAD_OF_TIME)
    kind = request.headers.get("Sec-Fetch-Dest", "document")
    is_shown = request.method == "GET" and not ahead and kind == "document"
    return is_shown and is_browser(request.headers.get("User-Agent", ""))
