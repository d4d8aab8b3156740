"""Web hosts on this machine, and a worker that finds them under every name that ends in .example.

A host's name says how it behaves: page-7.example has a page, and gone-8.example has none.
"""

import random
import socket
import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from tests import sample_files

PUBLIC_IP = "93.184.216.34"
SLOWLY = 0.3  # seconds
BEHAVIORS = ("page", "pdf", "slow", "moved", "page", "gone", "busy", "page", "drifting", "broken")
TEXT = "The engine computes whatever we know how to order it to perform. " * 60


def host_at(number: int) -> str:
    return f"{BEHAVIORS[number % len(BEHAVIORS)]}-{number}.example"


def is_copied(host: str) -> bool:
    return host.partition("-")[0] in {"page", "pdf", "slow", "moved", "drifting"}


class Hosts(ThreadingHTTPServer):
    """The hosts, and how many requests each received. `day` changes what drifting pages have."""

    daemon_threads = True
    request_queue_size = 128

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Answer)
        self.requests: Counter[str] = Counter()
        self.sent_bytes = 0
        self.day = 0

    def handle_error(self, *_: Any) -> None:
        """Say nothing: a killed worker hangs up."""


@contextmanager
def running() -> Iterator[Hosts]:
    hosts = Hosts()
    threading.Thread(target=hosts.serve_forever, daemon=True).start()
    try:
        yield hosts
    finally:
        hosts.shutdown()
        hosts.server_close()


class _Answer(BaseHTTPRequestHandler):
    server: Hosts

    def do_GET(self) -> None:
        host = self.headers["Host"].partition(":")[0]
        behavior = host.partition("-")[0]
        self.server.requests[f"{self.command} {host}"] += 1
        if self.path == "/robots.txt":
            return self._send(b"", status=404)
        if behavior == "moved" and self.path == "/":
            return self._send(b"", status=301, Location="/new")
        if behavior in {"gone", "busy"}:
            return self._send(b"no", status=404 if behavior == "gone" else 503)
        if behavior == "broken":
            return self.wfile.flush()
        time.sleep(SLOWLY if behavior == "slow" else 0)
        if behavior == "pdf":
            pdf = sample_files.pdf(f"Paper of {host}")
            return self._send(pdf, kind="application/pdf", ETag=f'"{host}"')
        return self._send(_page(host, self.server.day).encode())

    do_HEAD = do_GET  # noqa: N815  http.server calls it so

    def _send(
        self, body: bytes, *, status: int = 200, kind: str = "text/html", **headers: str
    ) -> None:
        self.send_response(status)
        for name, value in {"Content-Type": kind, "Content-Length": len(body), **headers}.items():
            self.send_header(name, str(value))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)
            self.server.sent_bytes += len(body)

    def log_message(self, *_: Any) -> None:
        """Say nothing about each request."""


def _random_numbers(host: str) -> list[int]:
    return random.Random(host).choices(range(9_000), k=9_000)


def _page(host: str, day: int) -> str:
    text = TEXT
    if host.startswith("long"):  # as long as pages are, and as hard to compress
        text = " ".join(f"{number:x}" for number in _random_numbers(host))
    if host.startswith("drifting"):
        text = " ".join(f"On day {day} {number} was new." for number in range(200))
    return f"<title>{host}</title><article><h1>{host}</h1><p>{text}</p></article>"


def lead_to(port: int) -> None:
    """Let this process find all names ending in .example at the hosts on this port."""
    from urllib3.util import connection  # noqa: PLC0415  needs 0.2 s, and only workers connect

    look_up, connect = socket.getaddrinfo, connection.create_connection

    def look_up_here(host: Any, at: Any, *args: Any, **kwargs: Any) -> Any:
        if str(host).endswith(".example"):
            return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (PUBLIC_IP, at or 0))]
        return look_up(host, at, *args, **kwargs)

    def connect_here(_target: Any, *args: Any, **kwargs: Any) -> Any:
        return connect(("127.0.0.1", port), *args, **kwargs)

    socket.getaddrinfo = look_up_here  # type: ignore[assignment]
    connection.create_connection = connect_here
