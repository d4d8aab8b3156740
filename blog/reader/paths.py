"""Paths derived from a page's: how to cite it, its feeds, a redirect with its query string."""

from django.http import HttpRequest

from blog.posts.models import Post


def cite_path(post: Post) -> str:
    """Return the path of the page on how to cite the post; "" if it was never published."""
    path = post.get_absolute_url()
    return f"{path.removesuffix('/')}/cite/" if path else ""


def feed_path(path: str, format: str = "feed/") -> str:
    """Return the path of the feed of the page at `path`."""
    return f"{path.removesuffix('/')}/{format}"


def with_query(request: HttpRequest, path: str) -> str:
    """Return `path` with the query string of the request, for a redirect."""
    query = request.META.get("QUERY_STRING")
    return f"{path}?{query}" if query else path
