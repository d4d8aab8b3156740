"""A fake internet on this machine: hosts with public IPs, all served from 127.0.0.1.

It replaces name resolution and connections below the SSRF guard, so that the real client runs with
its real rules.
"""

import socket
import ssl
import threading
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import trustme
from urllib3.util import connection

CERTIFIED = (
    "*.example",
    "doi.org",
    "*.crossref.org",
    "openlibrary.org",
    "rest.akismet.com",
    "web.archive.org",
)
PUBLIC_IP = "93.184.216.34"

Talk = Callable[[socket.socket], None]


@dataclass(frozen=True)
class Asked:
    """A received request."""

    endpoint: str  # the IP and port of the connection: "93.184.216.34:80"
    head: str  # the request's first line and headers
    body: str = ""

    @property
    def url(self) -> str:
        return f"{self.header('host')}{self.head.split()[1]}"

    def header(self, name: str) -> str:
        """Return the value of a header, "" if it was not sent."""
        for line in self.head.splitlines()[1:]:
            key, _, value = line.partition(":")
            if key.strip().lower() == name.lower():
                return value.strip()
        return ""


class Internet:
    """Hosts, pages and the requests they received."""

    def __init__(self) -> None:
        self.names: dict[str, list[str]] = {}
        self.asked: list[Asked] = []
        self.dialled: list[str] = []
        self.looked_up: list[str] = []
        self.is_over = threading.Event()
        self._talks: dict[str, Talk] = {}
        self._servers: list[socket.socket] = []
        self._real_connection = connection.create_connection

    def name(self, host: str, *ips: str) -> None:
        """Resolve `host` to these IPs, one per lookup; after that, always to the last."""
        self.names[host] = list(ips)

    def page(
        self,
        url: str,
        body: bytes | str = b"",
        *,
        status: str = "200 OK",
        kind: str = "text/html; charset=utf-8",
        headers: Iterable[str] = (),
    ) -> None:
        """Serve a page at `url`, such as "blog.example/path" (without a scheme)."""
        content = body.encode() if isinstance(body, str) else body
        lines = [f"HTTP/1.1 {status}", f"Content-Length: {len(content)}", *headers]
        lines += [f"Content-Type: {kind}"] if kind else []
        self.raw(url, "\r\n".join([*lines, "", ""]).encode() + content)

    def redirect(self, url: str, target: str, *, status: str = "302 Found") -> None:
        self.page(url, status=status, headers=[f"Location: {target}"])

    def raw(self, url: str, answer: bytes | Talk) -> None:
        """Answer requests to `url` with these bytes, or let a function handle the connection."""
        self._talks[url] = answer if callable(answer) else lambda client: client.sendall(answer)
        self.names.setdefault(url.partition("/")[0].partition(":")[0], [PUBLIC_IP])

    @property
    def urls(self) -> list[str]:
        return [asked.url for asked in self.asked]

    # Replacements of socket functions

    def look_up(self, host: str, port: int | None, *_: Any, **__: Any) -> list[Any]:
        answers = self.names.get(host)
        if answers is None:
            return self._literal(host, port)
        self.looked_up.append(host)
        ip = answers.pop(0) if len(answers) > 1 else answers[0]
        family = socket.AF_INET6 if ":" in ip else socket.AF_INET
        return [(family, socket.SOCK_STREAM, 6, "", (ip, port or 0))]

    def _literal(self, host: str, port: int | None) -> list[Any]:
        """Resolve IPs in any notation that the system knows (127.1, 0x7f000001), but no names."""
        try:
            return _real_look_up(host, port, type=socket.SOCK_STREAM, flags=socket.AI_NUMERICHOST)
        except (socket.gaierror, UnicodeError):
            raise socket.gaierror(socket.EAI_NONAME, "Name or service not known") from None

    def connect(self, target: tuple[str, int], *args: Any, **kwargs: Any) -> socket.socket:
        host, port = target
        self.dialled.append(f"{host}:{port}")
        server = self._serve(f"{host}:{port}", secure=port == 443)
        return self._real_connection(server, *args, **kwargs)

    def _serve(self, endpoint: str, *, secure: bool) -> tuple[str, int]:
        """Start a server for one connection; return its host and port."""
        server = socket.create_server(("127.0.0.1", 0))
        self._servers.append(server)
        threading.Thread(
            target=self._talk, args=[server, endpoint], kwargs={"secure": secure}, daemon=True
        ).start()
        return server.getsockname()

    def _talk(self, server: socket.socket, endpoint: str, *, secure: bool) -> None:
        try:
            client, _ = server.accept()
            with _under_tls(client) if secure else client as talking:
                self._answer(talking, endpoint)
        except OSError:
            return  # the client hung up
        finally:
            server.close()

    def _answer(self, client: socket.socket, endpoint: str) -> None:
        head = b""
        while b"\r\n\r\n" not in head and (piece := client.recv(65_536)):
            head += piece
        if not head:
            return  # the client only checked the certificate
        asked = _whole(Asked(endpoint, *head.decode("latin-1").split("\r\n\r\n", 1)), client)
        self.asked.append(asked)
        talk = self._talks.get(asked.url) or self._talks.get(asked.url.partition("?")[0])
        if talk:
            talk(client)
        else:
            client.sendall(b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n")

    def close(self) -> None:
        self.is_over.set()
        for server in self._servers:
            server.close()


def _whole(asked: Asked, client: socket.socket) -> Asked:
    """Return the request with its whole body."""
    length, body = int(asked.header("content-length") or 0), asked.body
    while len(body) < length and (piece := client.recv(65_536)):
        body += piece.decode("latin-1")
    return Asked(asked.endpoint, asked.head, body)


_real_look_up = socket.getaddrinfo


@cache
def _authority() -> trustme.CA:
    return trustme.CA()


@cache
def _certificate() -> trustme.LeafCert:
    return _authority().issue_cert(*CERTIFIED)


def _under_tls(client: socket.socket) -> ssl.SSLSocket:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    _certificate().configure_cert(context)
    return context.wrap_socket(client, server_side=True)


@pytest.fixture
def authority(tmp_path: Path) -> Path:
    """Write and return the certificate of the authority that signs the hosts' certificates."""
    file = tmp_path / "authority.pem"
    _authority().cert_pem.write_to_path(file)
    return file


@pytest.fixture
def internet(monkeypatch: pytest.MonkeyPatch, authority: Path) -> Iterator[Internet]:
    """Yield the internet of a test; its certificates are trusted."""
    internet = Internet()
    monkeypatch.setattr(socket, "getaddrinfo", internet.look_up)
    monkeypatch.setattr(connection, "create_connection", internet.connect)
    monkeypatch.setattr("requests.adapters.DEFAULT_CA_BUNDLE_PATH", str(authority))
    yield internet
    internet.close()
