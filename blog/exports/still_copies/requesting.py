"""Asking the blog for its pages within the process, as an anonymous reader."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from urllib.parse import unquote_to_bytes, urlsplit

from django.conf import settings
from django.core.handlers.base import BaseHandler
from django.core.handlers.wsgi import WSGIRequest
from django.core.signals import request_finished
from django.db import close_old_connections
from django.http import HttpResponseBase

USER_AGENT = "Ibid-freeze (bot)"  # so that no view is counted


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


class Asker:
    """Asks for paths at `origin`, where the blog believes itself to be."""

    def __init__(self) -> None:
        self.origin = str(settings.PUBLIC_URL or "http://localhost")
        self._handler = BaseHandler()
        self._handler.load_middleware()

    @contextmanager
    def ask(self, target: str) -> Iterator[Answer]:
        """Yield the answer to a request for a path with its query."""
        response = self._handler.get_response(self._request(target))
        try:
            yield Answer(response.status_code, list(response.items()), _blocks(response))
        finally:
            request_finished.disconnect(close_old_connections)  # this is no request
            response.close()
            request_finished.connect(close_old_connections)

    def _request(self, target: str) -> WSGIRequest:
        scheme, host = urlsplit(self.origin)[:2]
        path, _, query = target.partition("?")
        variables = {
            "REQUEST_METHOD": "GET",
            "PATH_INFO": unquote_to_bytes(path).decode("latin-1"),
            "QUERY_STRING": query,
            "HTTP_HOST": host,
            "HTTP_USER_AGENT": USER_AGENT,
            "REMOTE_ADDR": "127.0.0.1",
            "SERVER_NAME": host.partition(":")[0],
            "SERVER_PORT": "443" if scheme == "https" else "80",
            "SERVER_PROTOCOL": "HTTP/1.1",
            "wsgi.url_scheme": scheme,
            "wsgi.input": BytesIO(),
        }
        return WSGIRequest(variables)


def _blocks(response: HttpResponseBase) -> Iterator[bytes]:
    for block in response:
        yield bytes(block)
