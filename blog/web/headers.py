"""Who may load an answer into a page of another site (Cross-Origin-Resource-Policy)."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

HEADER = "Cross-Origin-Resource-Policy"
# Feed readers on the web show the blog's pictures, players its films, and ask for oEmbed and feeds.
SHARED = ("/media/", "/files/", "/oembed/", "/favicon.ico", "/apple-touch-icon.png")


class ResourcePolicyMiddleware:
    """Middleware that lets other sites load media and feeds, and nothing else."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        response.headers.setdefault(HEADER, policy_of(request.path_info))
        return response


def policy_of(path: str) -> str:
    """Return the policy of the answer at a path."""
    is_feed = path.endswith(("/feed/", "/feed/rss/", "/feed.json"))
    return "cross-origin" if is_feed or path.startswith(SHARED) else "same-origin"
