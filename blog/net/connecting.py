"""One request to the address that was checked, given up when its time is over.

What requests-hardened does: resolve a name once, refuse private answers, connect to the answer
it checked, verify the certificate for the name. What is added here: a stricter list and the port,
both checked again in the last line before the connection; a limit for everything together, from
the name to the last byte; no session, so no cookies, no .netrc, no proxies from the environment.
"""

import threading
from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import contextmanager, suppress
from contextvars import ContextVar, copy_context
from http.client import HTTPException
from socket import SHUT_RDWR, gaierror, socket
from typing import Any, TypeVar
from urllib.parse import urlsplit

from requests import Request, Response
from requests import exceptions as problems
from requests_hardened.ip_filter import InvalidIPAddress
from requests_hardened.ip_filter_adapter import IPFilterAdapter
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.connectionpool import HTTPConnectionPool, HTTPSConnectionPool
from urllib3.exceptions import HTTPError

from blog.net.addresses import is_public
from blog.net.answers import FetchFailed, FetchRefused, Trouble

Found = TypeVar("Found")


class Line:
    """The connections of one fetch: which ports they may go to, and a way to cut them all."""

    def __init__(self, *, ports: Collection[int]) -> None:
        self.ports = ports
        self._lock = threading.Lock()
        self._handles: list[socket] = []
        self._is_cut = False

    def hold(self, connection: socket) -> socket:
        """Keep a handle of our own on it: TLS takes the given one away."""
        with self._lock:
            if self._is_cut:
                connection.close()
                raise TimeoutError
            self._handles.append(connection.dup())
        return connection

    def cut(self) -> None:
        """End every connection, in whatever call it waits."""
        with self._lock:
            self._is_cut = True
            for handle in self._handles:
                with suppress(OSError):  # it may have ended by itself
                    handle.shutdown(SHUT_RDWR)

    def let_go(self) -> None:
        """End what is still open, and the handles with it."""
        self.cut()
        for handle in self._handles:
            handle.close()


_line: ContextVar[Line] = ContextVar("line")


def in_time(work: Callable[[], Found], *, seconds: float, ports: Collection[int]) -> Found:
    """What `work` gives, if it does so within `seconds`; its connections go to `ports` only.

    Raises what `work` raises, or FetchFailed. A name server cannot be interrupted: its thread is
    left behind, and ends with the system's own patience.
    """
    line = Line(ports=ports)
    results: list[Found] = []
    errors: list[Exception] = []

    def run() -> None:
        _line.set(line)
        try:
            results.append(work())
        except Exception as error:
            errors.append(error)  # raised again where it is waited for
        finally:
            line.let_go()

    thread = threading.Thread(target=copy_context().run, args=[run], name="fetch", daemon=True)
    thread.start()
    thread.join(seconds)
    if thread.is_alive():
        line.cut()
        thread.join(0.2)
        raise FetchFailed(Trouble.TIME, f"It took longer than {seconds:g} seconds.")
    if errors:
        raise errors[0]
    return results[0]


@contextmanager
def answer(
    url: str, *, headers: Mapping[str, str], seconds: float, form: Mapping[str, str] | None = None
) -> Iterator[Response]:
    """The answer to GET `url`, or to POST with a `form`, its body not yet read; no redirect is
    followed.

    Raises FetchRefused and FetchFailed, also for what goes wrong while the body is read.
    """
    host = urlsplit(url).hostname or ""
    adapter = _Adapter(is_https_proto=urlsplit(url).scheme == "https")
    try:
        method = "GET" if form is None else "POST"
        request = Request(method, url, headers=dict(headers), data=form).prepare()
        with adapter.send(request, stream=True, timeout=seconds) as response:
            yield response
    except (problems.RequestException, HTTPError, HTTPException, OSError, ValueError) as error:
        raise _told(error, host=host) from error
    finally:
        adapter.close()


class _Guarded(HTTPConnection):
    """A connection that looks once more where it goes before it goes there."""

    def _new_conn(self) -> socket:
        line = _line.get()
        if not is_public(self.host):
            raise FetchRefused(_not_public(self.host))
        if self.port not in line.ports:
            raise FetchRefused(f"{self.port} is not a port of a website.")
        return line.hold(super()._new_conn())


class _GuardedTls(_Guarded, HTTPSConnection):
    """The same under TLS."""


class _Pool(HTTPConnectionPool):
    ConnectionCls = _Guarded


class _TlsPool(HTTPSConnectionPool):
    ConnectionCls = _GuardedTls


class _Adapter(IPFilterAdapter):
    def init_poolmanager(self, *args: Any, **kwargs: Any) -> None:
        super().init_poolmanager(*args, **kwargs)
        self.poolmanager.pool_classes_by_scheme = {"http": _Pool, "https": _TlsPool}


def _told(error: Exception, *, host: str) -> FetchRefused | FetchFailed:
    """What went wrong, in plain words."""
    if isinstance(error, InvalidIPAddress):
        return FetchRefused(_not_public(host))
    if isinstance(error, problems.InvalidURL | problems.InvalidSchema | problems.MissingSchema):
        return FetchRefused("This is not a web address.")
    for kinds, trouble, words in _WORDS:
        if isinstance(error, kinds) or isinstance(error.__cause__, kinds):
            return FetchFailed(trouble, words.format(host=host))
    return FetchFailed(Trouble.GARBLED, f"{host} sent something that cannot be read.")


def _not_public(host: str) -> str:
    return f"{host} is not on the public internet: it leads into a private network."


_WORDS: tuple[tuple[tuple[type[Exception], ...], Trouble, str], ...] = (
    ((gaierror, UnicodeError), Trouble.NAME, "There is no website called {host}."),
    ((problems.SSLError,), Trouble.CERTIFICATE, "The certificate of {host} is not valid."),
    ((problems.Timeout, TimeoutError), Trouble.TIME, "{host} did not answer in time."),
    (
        (problems.ChunkedEncodingError, problems.ContentDecodingError),
        Trouble.GARBLED,
        "{host} sent something that cannot be read.",
    ),
    (
        (problems.ConnectionError, OSError),
        Trouble.REACH,
        "{host} could not be reached, or broke off.",
    ),
)
