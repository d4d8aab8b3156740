"""Finding the post of a page below its permalink, such as one of its versions."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import Http404, HttpResponse, HttpResponsePermanentRedirect
from django.utils.translation import gettext as _

from blog.posts.history.versions import Versions, versions_of
from blog.posts.models import Post
from blog.reader import errors
from blog.reader.paths import below, with_query
from blog.reader.posts import page as posts
from blog.web.page_cache.recording import record_page
from blog.web.requests import BlogRequest


@dataclass(frozen=True)
class VersionsPage:
    """A live post with its published versions."""

    post: Post
    versions: Versions


def post_below(request: BlogRequest, path: str, suffix: str) -> Post | HttpResponse:
    """Return the live post with the page `suffix` below `path`.

    Return a redirect if the post has moved, a 410 page if it is gone, or what is at this path
    instead, such as a post with this slug. Raise Http404 for one that is not published.
    """
    paths = (f"/{path}", f"/{path.removesuffix('/')}")
    post = None if "\0" in path else _post_at(paths)
    if post is None:
        return posts.show(request, f"{path}{suffix}")
    if post.is_gone:
        return errors.gone(request, post)
    if not post.is_live:
        raise Http404("not published")
    if post.permalink_id not in paths:
        return HttpResponsePermanentRedirect(with_query(request, below(post, suffix)))
    return post


def versions_page(request: BlogRequest, path: str, suffix: str) -> VersionsPage | HttpResponse:
    """Return the post with its versions; a 410 page if the owner does not show earlier ones."""
    post = post_below(request, path, suffix)
    if isinstance(post, HttpResponse):
        return post
    if not request.blog.shows_versions:
        return errors.removed_page(request, _("This blog does not show earlier versions of posts."))
    record_page(request, post, shown=())
    return VersionsPage(post, versions_of(post))


def _post_at(paths: Sequence[str]) -> Post | None:
    return Post.objects.for_page().filter(permalinks__path__in=paths).first()
