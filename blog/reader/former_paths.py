"""Answers for paths that readers could once open: a redirect, or 410 with what was there."""

import re

from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from blog.imports import old_addresses
from blog.posts.models import Post
from blog.posts.permalinks.models import Permalink
from blog.reader.paths import with_query
from blog.site.public_paths.models import PublicPath
from blog.site.redirects.following import target_of

# What follows the path in the ledger: the feeds of a list, the references of a source, versions.
SUFFIX = re.compile(
    r"(feed/|feed/rss/|feed\.json|cite/|versions/([0-9]+/(changes/)?)?|timegate/|timemap/)$"
)
# What WordPress puts after the path of a list: the number of its page, or a feed in another format.
PART_OF_LIST = re.compile(r"(page/[0-9]{1,6}|feed/(atom|rdf|rss2))/?$")
RENDITION = re.compile(r"(/media/pictures/.+?)(-[0-9]{1,5})?\.[a-z]{3,4}")
SITEMAP_OF_YEAR = re.compile(r"/sitemap/([0-9]{4})\.xml")

PICTURE = _("There was a picture here. It has been removed.")
FILE = _("There was a file here. It has been removed.")
MESSAGES: dict[str, Promise] = {
    "archive": _("There were posts of that time here. None of them is published now."),
    "authors": _("There were posts by an author here. None of them is published now."),
    "media": PICTURE,
    "file": FILE,
    "series": _("There was a series of posts here. None of its posts is published here now."),
    "sources": _("There was a source here. It has been removed."),
    "tags": _("There were posts with a tag here. None of them is published now."),
}
OF_A_POST = _("There was a post here. It is not published now.")


def redirect_of(request: HttpRequest, kept: PublicPath | None) -> HttpResponse | None:
    """Return the redirect for a path that moved, or that the owner redirects; None for others.

    Here alone is decided which of the tables comes first: the ledger of public paths, then the
    addresses of imported blogs, then the owner's redirects.
    """
    if kept and kept.moved_to:
        suffix = SUFFIX.search(request.path_info)
        path = kept.moved_to + (suffix[0] if suffix and not kept.path.endswith(suffix[0]) else "")
        return _permanent(with_query(request, path))
    if old := redirect_of_old(request):
        return old
    if (kept and kept.path == request.path_info) or "\0" in request.path_info:
        return None
    path = target_of(request.path_info)
    return _permanent(with_query(request, _now_at(path))) if path else None


def _now_at(path: str) -> str:
    """Return where the target of a redirect is now, so that readers get there in one hop."""
    if kept := PublicPath.objects.filter(path=path).exclude(moved_to="").first():
        return kept.moved_to
    former = Permalink.objects.filter(path=path).select_related("post").first()
    return former.post.get_absolute_url() if former and former.post else path


def redirect_of_old(request: HttpRequest) -> HttpResponse | None:
    """Return the redirect for an address of a blog that was imported, or None."""
    path = old_addresses.new_path(request.path_info, request.GET)
    return _permanent(path) if path else None


def redirect_of_query(request: HttpRequest) -> HttpResponse | None:
    """Return the redirect for what an imported blog had at "/" with the query, or None."""
    path = old_addresses.path_of_query(request.GET) if request.GET else ""
    return _permanent(path) if path else None


def redirect_to_post(request: HttpRequest, post: Post) -> HttpResponse:
    """Redirect from a former permalink to the post, or to the comment that an old link names."""
    comment = old_addresses.comment_shown(post, request.GET) if request.GET else None
    return _permanent(comment.get_absolute_url() if comment else post.get_absolute_url())


def _permanent(path: str) -> HttpResponse:
    # A cached redirect would loop once the page has its old path again.
    return HttpResponsePermanentRedirect(path, headers={"Cache-Control": "no-cache"})


def message_of(kept: PublicPath) -> str:
    """Return the sentence on what readers could once open at the path."""
    first = kept.path.split("/")[1]
    if kept.path.startswith("/media/files/"):
        first = "file"
    kind = "archive" if re.fullmatch("[0-9]{4}", first) and kept.path.count("/") < 4 else first
    return str(MESSAGES.get(kind, OF_A_POST))


def kept_at(path: str) -> PublicPath | None:
    """Return the row of the ledger for this path, or for the page it belongs to."""
    if "\0" in path:
        return None
    rendition, of_year = RENDITION.fullmatch(path), SITEMAP_OF_YEAR.fullmatch(path)
    candidates = {
        path,
        SUFFIX.sub("", path),
        PART_OF_LIST.sub("", path),
        *([rendition[1]] if rendition else []),
        *([f"/{of_year[1]}/"] if of_year else []),
    }
    found = PublicPath.objects.in_bulk(candidates)
    return found.get(path) or next(iter(found.values()), None)
