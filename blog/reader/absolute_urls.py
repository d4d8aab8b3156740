"""Whole addresses: those a reader can take away."""

from collections.abc import Iterator, Sequence
from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpRequest

from blog.posts.models import Post
from blog.posts.translations.models import Translation, for_anybody
from blog.web.requests import BlogRequest


def absolute(request: HttpRequest, path: str) -> str:
    """`path` under the blog's own address, or the one it was asked at."""
    origin = settings.PUBLIC_URL or f"{request.scheme}://{request.get_host()}"
    return f"{origin}{path}"


def own_address(request: HttpRequest, **query: str) -> str:
    """The one address of the page asked for: of its query only what makes it another page."""
    said = {name: value for name, value in query.items() if value}
    return absolute(request, f"{request.path}{'?' if said else ''}{urlencode(said)}")


def alternates(
    request: BlogRequest, translations: Sequence[Translation]
) -> Iterator[tuple[str, str]]:
    """(language, address) of the same text in each language, and of the one for anybody else."""
    if not translations:
        return
    for one in translations:
        yield one.language, absolute(request, one.post.get_absolute_url())
    other = for_anybody(translations, site=request.blog)
    yield "x-default", absolute(request, other.post.get_absolute_url())


def cite_path(post: Post) -> str:
    """Where it is said how to cite the post; "" for one that never had an address."""
    path = post.get_absolute_url()
    return f"{path.removesuffix('/')}/cite/" if path else ""


def comments_feed_path(post: Post) -> str:
    """Where the feed of the post's comments is."""
    return f"{post.get_absolute_url().removesuffix('/')}/feed/"


def with_query(request: HttpRequest, path: str) -> str:
    """`path` with what was asked of the address it takes the place of."""
    query = request.META.get("QUERY_STRING")
    return f"{path}?{query}" if query else path
