"""A small internet on this machine: hosts with public addresses, all served from 127.0.0.1.

Names are answered and connections led aside below the guard, so that the real client runs with
its real rules: nothing in Ibid knows that it is being tested.
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

CERTIFIED = ("*.example", "doi.org", "*.crossref.org", "openlibrary.org", "rest.akismet.com")
PUBLIC_ADDRESS = "93.184.216.34"

Talk = Callable[[socket.socket], None]


@dataclass(frozen=True)
class Asked:
    """One request as it arrived."""

    address: str  # where the connection went: "93.184.216.34:80"
    head: str  # the request's first line and headers
    body: str = ""

    @property
    def url(self) -> str:
        return f"{self.header('host')}{self.head.split()[1]}"

    def header(self, name: str) -> str:
        """The value of a header, "" if it was not sent."""
        for line in self.head.splitlines()[1:]:
            key, _, value = line.partition(":")
            if key.strip().lower() == name.lower():
                return value.strip()
        return ""


class Internet:
    """Names, pages and what was asked of them."""

    def __init__(self) -> None:
        self.names: dict[str, list[str]] = {}
        self.asked: list[Asked] = []
        self.dialled: list[str] = []
        self.looked_up: list[str] = []
        self.is_over = threading.Event()
        self._talks: dict[str, Talk] = {}
        self._servers: list[socket.socket] = []
        self._real_connection = connection.create_connection

    def name(self, host: str, *addresses: str) -> None:
        """Let `host` be found at `addresses`: one answer after the other, the last one for ever."""
        self.names[host] = list(addresses)

    def page(
        self,
        url: str,
        body: bytes | str = b"",
        *,
        status: str = "200 OK",
        kind: str = "text/html; charset=utf-8",
        headers: Iterable[str] = (),
    ) -> None:
        """Put a page at `url`, as in "blog.example/path" (without a scheme)."""
        content = body.encode() if isinstance(body, str) else body
        lines = [f"HTTP/1.1 {status}", f"Content-Length: {len(content)}", *headers]
        lines += [f"Content-Type: {kind}"] if kind else []
        self.raw(url, "\r\n".join([*lines, "", ""]).encode() + content)

    def redirect(self, url: str, target: str, *, status: str = "302 Found") -> None:
        self.page(url, status=status, headers=[f"Location: {target}"])

    def raw(self, url: str, answer: bytes | Talk) -> None:
        """Answer at `url` with these bytes, or by this talk with the connection."""
        self._talks[url] = answer if callable(answer) else lambda client: client.sendall(answer)
        self.names.setdefault(url.partition("/")[0].partition(":")[0], [PUBLIC_ADDRESS])

    @property
    def urls(self) -> list[str]:
        return [asked.url for asked in self.asked]

    # What stands in for the world

    def look_up(self, host: str, port: int | None, *_: Any, **__: Any) -> list[Any]:
        answers = self.names.get(host)
        if answers is None:
            return self._literal(host, port)
        self.looked_up.append(host)
        address = answers.pop(0) if len(answers) > 1 else answers[0]
        family = socket.AF_INET6 if ":" in address else socket.AF_INET
        return [(family, socket.SOCK_STREAM, 6, "", (address, port or 0))]

    def _literal(self, host: str, port: int | None) -> list[Any]:
        """Addresses in any spelling the system knows (127.1, 0x7f000001); no name is asked for."""
        try:
            return _real_look_up(host, port, type=socket.SOCK_STREAM, flags=socket.AI_NUMERICHOST)
        except (socket.gaierror, UnicodeError):
            raise socket.gaierror(socket.EAI_NONAME, "Name or service not known") from None

    def connect(self, address: tuple[str, int], *args: Any, **kwargs: Any) -> socket.socket:
        host, port = address
        self.dialled.append(f"{host}:{port}")
        server = self._serve(f"{host}:{port}", secure=port == 443)
        return self._real_connection(server, *args, **kwargs)

    def _serve(self, address: str, *, secure: bool) -> tuple[str, int]:
        """A server for one connection."""
        server = socket.create_server(("127.0.0.1", 0))
        self._servers.append(server)
        threading.Thread(
            target=self._talk, args=[server, address], kwargs={"secure": secure}, daemon=True
        ).start()
        return server.getsockname()

    def _talk(self, server: socket.socket, address: str, *, secure: bool) -> None:
        try:
            client, _ = server.accept()
            with _under_tls(client) if secure else client as talking:
                self._answer(talking, address)
        except OSError:
            return  # the client hung up, as it may
        finally:
            server.close()

    def _answer(self, client: socket.socket, address: str) -> None:
        head = b""
        while b"\r\n\r\n" not in head and (piece := client.recv(65_536)):
            head += piece
        if not head:
            return  # it came to see the certificate, and went
        asked = _whole(Asked(address, *head.decode("latin-1").split("\r\n\r\n", 1)), client)
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
    """With the rest of the body, if the request has one."""
    length, body = int(asked.header("content-length") or 0), asked.body
    while len(body) < length and (piece := client.recv(65_536)):
        body += piece.decode("latin-1")
    return Asked(asked.address, asked.head, body)


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
    """The file of who vouches for this internet's certificates."""
    file = tmp_path / "authority.pem"
    _authority().cert_pem.write_to_path(file)
    return file


@pytest.fixture
def internet(monkeypatch: pytest.MonkeyPatch, authority: Path) -> Iterator[Internet]:
    """The only internet a test sees; its certificates are trusted."""
    whole = Internet()
    monkeypatch.setattr(socket, "getaddrinfo", whole.look_up)
    monkeypatch.setattr(connection, "create_connection", whole.connect)
    monkeypatch.setattr("requests.adapters.DEFAULT_CA_BUNDLE_PATH", str(authority))
    yield whole
    whole.close()
