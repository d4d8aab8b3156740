"""Asking the blog for its own pages within the process, as an anonymous reader."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from urllib.parse import quote, unquote_to_bytes, urlsplit

from django.conf import settings
from django.core.handlers.base import BaseHandler
from django.core.handlers.wsgi import WSGIRequest
from django.core.signals import request_finished
from django.db import close_old_connections
from django.http import HttpResponseBase

from blog.net.fetching import PRODUCT


@dataclass(frozen=True)
class Answer:
    """The blog's answer to a GET request."""

    status: int
    headers: list[tuple[str, str]]
    blocks: Iterator[bytes]

    @property
    def content_type(self) -> str:
        return dict(self.headers).get("Content-Type", "").partition(";")[0]

    @property
    def location(self) -> str:
        return dict(self.headers).get("Location", "")

    def read(self) -> bytes:
        return b"".join(self.blocks)


class OwnPages:
    """The blog's pages at `origin`, where it believes itself to be.

    `purpose` stands in the user agent, which is a bot's, so that no view is counted.
    """

    def __init__(self, *, purpose: str) -> None:
        self._user_agent = f"{PRODUCT} (bot, {purpose})"
        self.origin = str(settings.PUBLIC_URL or "http://localhost")
        self._handler = BaseHandler()
        self._handler.load_middleware()

    @contextmanager
    def ask(self, target: str) -> Iterator[Answer]:
        """Yield the answer to a GET request for a path with its query.

        Raise what a view raises if not even a page about the error can be made.
        """
        response = self._handler.get_response(self._request(target))
        try:
            yield Answer(response.status_code, list(response.items()), _blocks(response))
        finally:
            _close(response)

    def _request(self, target: str) -> WSGIRequest:
        origin = urlsplit(self.origin)
        path, _, query = target.partition("?")
        variables = {
            "REQUEST_METHOD": "GET",
            "PATH_INFO": unquote_to_bytes(path).decode("latin-1"),
            "QUERY_STRING": quote(query, safe="=&%+:-/?"),
            "HTTP_HOST": origin.netloc,
            "HTTP_USER_AGENT": self._user_agent,
            "REMOTE_ADDR": "127.0.0.1",
            "SERVER_NAME": origin.hostname or "localhost",
            "SERVER_PORT": str(origin.port or (443 if origin.scheme == "https" else 80)),
            "SERVER_PROTOCOL": "HTTP/1.1",
            "wsgi.url_scheme": origin.scheme,
            "wsgi.input": BytesIO(),
        }
        return WSGIRequest(variables)


def _blocks(response: HttpResponseBase) -> Iterator[bytes]:
    for block in response:
        yield bytes(block)


def _close(response: HttpResponseBase) -> None:
    """Close the response without ending a request, which would close the database's connection.

    The signal is sent to all threads' receivers: call this where no requests are answered.
    """
    request_finished.disconnect(close_old_connections)
    try:
        response.close()
    finally:
        request_finished.connect(close_old_connections)
