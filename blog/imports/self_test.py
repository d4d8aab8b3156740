"""Requesting every address of an imported blog once, in this process, to name those that fail."""

import io
from collections.abc import Iterator
from urllib.parse import quote, unquote_to_bytes, urlsplit

from django.conf import settings
from django.core.handlers.base import BaseHandler
from django.core.handlers.wsgi import WSGIRequest
from django.core.signals import request_finished
from django.db import close_old_connections
from django.http import HttpResponseBase

from blog.imports.old_addresses import label_path
from blog.imports.planning import Plan
from blog.imports.records import Redirect
from blog.imports.targets import Targets
from blog.net.fetching import PRODUCT
from blog.posts.models import Post
from blog.posts.tags.models import Tag

OK, MOVED = 200, {301, 302, 308}
MOST_FOLLOWED = 300  # addresses of which the page itself is requested, too
BLOGGER = (
    *("/", "/?m=1", "/search?q=a", "/atom.xml", "/rss.xml", "/feeds/comments/default"),
    *("/feeds/posts/default", "/feeds/posts/default?alt=rss", "/feeds/posts/default?alt=json"),
)


def check_addresses(plan: Plan) -> int | None:
    """Request every old address, warn of those that fail, and return how many answered.

    With DEBUG, Django's own page answers for what is not found, so nothing is requested.
    """
    if settings.DEBUG:
        return None
    client = _Client()
    answered = 0
    for number, path in enumerate(_addresses(plan)):
        status = client.status_of(path, follows=number < MOST_FOLLOWED)
        answered += status == OK
        if status != OK:
            plan.report.warn(f"The old address {path} answers {status}.")
    return answered


def _addresses(plan: Plan) -> Iterator[str]:
    """Yield the old paths of what readers can see, each once."""
    yield from dict.fromkeys((*(old for old, _new in _live(plan)), *_redirects(plan)))
    if plan.system == "blogger":
        yield from BLOGGER
        yield from _of_labels_and_months(plan)


def _live(plan: Plan) -> Iterator[tuple[str, str]]:
    prefix = plan.ref("")
    posts = Post.objects.live().filter(import_ref__startswith=prefix)
    live = set(posts.values_list("permalink_id", flat=True))
    return ((old, new) for old, new in plan.paths.moved() if new in live)


def _redirects(plan: Plan) -> Iterator[str]:
    if plan.report.redirects:
        targets = Targets(plan)
        for record in plan.request.records():
            if isinstance(record, Redirect) and not record.is_guess and targets.path_of(record.to):
                yield record.path


def _of_labels_and_months(plan: Plan) -> Iterator[str]:
    posts = Post.objects.live().filter(import_ref__startswith=plan.ref(""))
    tags = Tag.objects.filter(taggings__content_object__in=posts.posts()).distinct()
    yield from (label_path(tag.name) for tag in tags)
    for date in posts.posts().datetimes("published_at", "month"):
        yield f"/{date:%Y}/"
        yield f"/{date:%Y_%m}_01_archive.html"


class _Client:
    """Sends requests to this blog without a connection; no visit is counted."""

    def __init__(self) -> None:
        self._handler = BaseHandler()
        self._handler.load_middleware()
        self._origin = urlsplit(settings.PUBLIC_URL or "http://localhost")

    def status_of(self, path: str, *, follows: bool) -> int:
        """Return the status at a path, or that of the page it redirects to, if it `follows`."""
        for _hop in range(4):
            response = self._get(path)
            if response.status_code not in MOVED:
                return response.status_code
            path = response.headers["Location"]
            if not path.startswith("/") or not follows:
                return OK
        return response.status_code

    def _get(self, path: str) -> HttpResponseBase:
        path, _mark, query = path.partition("#")[0].partition("?")
        environ = {
            "REQUEST_METHOD": "GET",
            "PATH_INFO": _decoded(path),
            "QUERY_STRING": quote(query, safe="=&%+:-"),
            "SERVER_NAME": self._origin.hostname or "localhost",
            "SERVER_PORT": str(self._origin.port or (443 if self._is_secure else 80)),
            "HTTP_HOST": self._origin.netloc,
            "HTTP_USER_AGENT": f"{PRODUCT} (bot, checks imported addresses)",
            "wsgi.url_scheme": self._origin.scheme,
            "wsgi.input": io.BytesIO(),
            "CONTENT_LENGTH": "0",
        }
        response = self._handler.get_response(WSGIRequest(environ))
        request_finished.disconnect(close_old_connections)  # this is no request
        response.close()
        request_finished.connect(close_old_connections)
        return response

    @property
    def _is_secure(self) -> bool:
        return self._origin.scheme == "https"


def _decoded(path: str) -> str:
    """Return a path as WSGI has it: decoded from %, each byte a character."""
    return unquote_to_bytes(path.encode()).decode("latin-1")
