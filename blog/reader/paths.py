"""Paths derived from a page's: how to cite it, its feeds, a redirect with its query string."""

from django.http import HttpRequest

from blog.posts.models import Post


def below(post: Post, suffix: str) -> str:
    """Return the path of the page `suffix` of the post; "" if it was never published."""
    path = post.get_absolute_url()
    return f"{path.removesuffix('/')}/{suffix}" if path else ""


def cite_path(post: Post) -> str:
    """Return the path of the page on how to cite the post; "" if it was never published."""
    return below(post, "cite/")


def versions_path(post: Post) -> str:
    """Return the path of the list of the post's published versions."""
    return below(post, "versions/")


def version_path(post: Post, number: int) -> str:
    """Return the path of a published version, which never changes."""
    return below(post, f"versions/{number}/")


def timegate_path(post: Post) -> str:
    return below(post, "timegate/")


def timemap_path(post: Post) -> str:
    return below(post, "timemap/")


def feed_path(path: str, format: str = "feed/") -> str:
    """Return the path of the feed of the page at `path`."""
    return f"{path.removesuffix('/')}/{format}"


def with_query(request: HttpRequest, path: str) -> str:
    """Return `path` with the query string of the request, for a redirect."""
    query = request.META.get("QUERY_STRING")
    return f"{path}?{query}" if query else path
