"""The page cache as a layer around the application: it answers before Django's handler runs."""

import logging
import time
from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from http import HTTPStatus
from typing import Any
from zoneinfo import ZoneInfo

from django.utils import timezone

from blog.comments.spam.layers.timing import stamp
from blog.site.models import Site
from blog.web.page_cache.answering import StartResponse, answer
from blog.web.page_cache.bodies import NotCompressible
from blog.web.page_cache.changes.feed import Position
from blog.web.page_cache.entries import Entry, Headers, entry_of
from blog.web.page_cache.expiry import expiry_of
from blog.web.page_cache.keeping import PageCache
from blog.web.page_cache.keys import is_kept, key_of, without_tracking
from blog.web.page_cache.recording import ENVIRON, Recording
from blog.web.page_cache.stores import StoreFailed
from blog.web.page_views import count_page_view

Environ = dict[str, Any]
Application = Callable[[Environ, Any], Iterable[bytes]]

OK = f"{HTTPStatus.OK.value} "
SAFE = {"GET", "HEAD", "OPTIONS"}
# What the rendering of a page for everyone must not see of the first who asks for it.
PERSONAL = ("HTTP_IF_NONE_MATCH", "HTTP_IF_MODIFIED_SINCE", "HTTP_COOKIE", "HTTP_REFERER")
MAX_BYTES = 2 * 1024 * 1024  # larger pages are not kept
VARIES = {"", "accept", "accept-encoding", "cookie"}
logger = logging.getLogger(__name__)


class CachedApplication:
    """A WSGI application that answers with kept pages where it can."""

    def __init__(self, application: Application, pages: PageCache) -> None:
        self._application = application
        self._pages = pages
        self._stamp = (0, "")

    def __call__(self, environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
        if environ["REQUEST_METHOD"] in SAFE:
            environ["QUERY_STRING"] = without_tracking(environ["QUERY_STRING"])
        key = key_of(environ)
        if key is None:
            return self._through(environ, start_response)
        try:
            if entry := self._pages.find(key):
                return self._send(entry, environ, start_response)
            if environ["REQUEST_METHOD"] != "GET" or not is_kept(environ):
                return self._through(environ, start_response)
            with self._pages.store.claim(key) as is_first:
                if not is_first and (entry := self._pages.find(key)):
                    return self._send(entry, environ, start_response)
                since = self._pages.position()
                return self._rendered(key, environ, start_response, since)
        except StoreFailed:
            logger.warning("The page cache cannot be used.", exc_info=True)
            return self._application(environ, start_response)

    def _through(self, environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
        """Return the application's answer, after the changes it made were applied."""
        answered = self._application(environ, start_response)
        if environ["REQUEST_METHOD"] not in SAFE:
            try:
                self._pages.catch_up()
            except StoreFailed:
                logger.warning("The page cache cannot be used.", exc_info=True)
        return answered

    def _send(
        self, entry: Entry, environ: Environ, start_response: StartResponse
    ) -> Iterable[bytes]:
        if entry.post:
            with timezone.override(ZoneInfo(entry.zone)):
                count_page_view(environ, entry.post)
        now = time.time()
        return answer(entry, environ, start_response, now=now, stamp=self._stamp_at(int(now)))

    def _stamp_at(self, second: int) -> str:
        """Return the signed time for forms, signed once a second."""
        known, signed = self._stamp
        if known != second:
            signed = stamp(datetime.fromtimestamp(second, UTC))
            self._stamp = (second, signed)
        return signed

    def _rendered(
        self, key: str, environ: Environ, start_response: StartResponse, since: Position
    ) -> Iterable[bytes]:
        """Return the page rendered by the application, and keep it if it may be kept."""
        rendering = Rendering(environ)
        answered = rendering.run(self._application)
        try:
            if (entry := rendering.entry()) is None:
                start_response(rendering.status, rendering.headers)
                return [rendering.content]
            try:
                self._pages.keep(key, entry, names=rendering.recording.names, since=since)
            except StoreFailed:
                logger.warning("A page could not be kept.", exc_info=True)
            now = time.time()
            stamp = self._stamp_at(int(now))
            return answer(entry, environ, start_response, now=now, stamp=stamp, is_hit=False)
        finally:
            close = getattr(answered, "close", None)
            if close:
                close()


class Rendering:
    """A page as the application renders it for everyone."""

    def __init__(self, environ: Environ) -> None:
        self.recording = Recording()
        self._environ = {name: environ[name] for name in environ if name not in PERSONAL}
        self._environ[ENVIRON] = self.recording
        self._began_at = timezone.now()
        self.status = ""
        self.headers: Headers = []
        self.content = b""

    def run(self, application: Application) -> Iterable[bytes]:
        """Run the application; return its answer, which is to be closed."""
        with self.recording.of_queries():
            answered = application(self._environ, self._start_response)
            self.content = b"".join(answered)
        return answered

    def entry(self) -> Entry | None:
        """Return the page as it is kept; None if it is not the same for everyone."""
        if not self._is_for_everyone():
            return None
        site, post = Site.objects.current(), self.recording.post
        try:
            return entry_of(
                self.headers,
                self.content,
                at=self._began_at.timestamp(),
                expires_at=expiry_of(now=self._began_at, site=site, post_id=post).timestamp(),
                post=post,
                zone=site.time_zone,
            )
        except NotCompressible:
            logger.exception("A page cannot be compressed around the time in its form.")
            return None

    def _is_for_everyone(self) -> bool:
        given = {name.lower(): value for name, value in self.headers}
        control = given.get("cache-control", "")
        varies = {name.strip().lower() for name in given.get("vary", "").split(",")}
        return (
            self.status.startswith(OK)
            and len(self.content) <= MAX_BYTES
            and not given.keys() & {"set-cookie", "content-encoding"}
            and not ("private" in control or "no-store" in control)
            and varies <= VARIES
            and "nonce-" not in given.get("content-security-policy", "")
        )

    def _start_response(self, status: str, headers: Headers, _error: Any = None) -> Any:
        self.status, self.headers = status, list(headers)
        return None
