"""One request to an IP address that was checked, aborted when it times out.

requests-hardened resolves a host name once, refuses private IP addresses, connects to the one it
checked and verifies the certificate for the name. This module adds a stricter list of addresses
and a list of ports, both checked again immediately before connecting, and one timeout from the
DNS lookup to the last byte. It uses no session: no cookies, no .netrc, no proxies from the
environment.
"""

import threading
from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import contextmanager, suppress
from contextvars import ContextVar, copy_context
from http.client import HTTPException
from socket import EAI_AGAIN, EAI_FAIL, SHUT_RDWR, gaierror, socket
from typing import Any, TypeVar
from urllib.parse import urlsplit

from requests import Request, Response
from requests import exceptions as request_errors
from requests_hardened.ip_filter import InvalidIPAddress
from requests_hardened.ip_filter_adapter import IPFilterAdapter
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.connectionpool import HTTPConnectionPool, HTTPSConnectionPool
from urllib3.exceptions import HTTPError

from blog.net.ips import is_public
from blog.net.results import FailureReason, FetchFailed, FetchRefused

Found = TypeVar("Found")


class Connections:
    """The connections of one fetch, with the ports they may use; can be shut down together."""

    def __init__(self, *, ports: Collection[int]) -> None:
        self.ports = ports
        self._lock = threading.Lock()
        self._sockets: list[socket] = []
        self._is_shut_down = False

    def track(self, connection: socket) -> socket:
        """Keep a duplicate, because TLS detaches the original socket; return `connection`."""
        with self._lock:
            if self._is_shut_down:
                connection.close()
                raise TimeoutError
            self._sockets.append(connection.dup())
        return connection

    def shut_down(self) -> None:
        """Shut down every connection, even one that is blocked in a call."""
        with self._lock:
            self._is_shut_down = True
            for handle in self._sockets:
                with suppress(OSError):  # it may have ended already
                    handle.shutdown(SHUT_RDWR)

    def close(self) -> None:
        """Shut down the open connections and close the duplicates."""
        self.shut_down()
        for handle in self._sockets:
            handle.close()


_connections: ContextVar[Connections] = ContextVar("connections")


def in_time(work: Callable[[], Found], *, seconds: float, ports: Collection[int]) -> Found:
    """Call `work` and return its result; its connections may use only `ports`.

    Pass on its exceptions; raise FetchFailed after `seconds`. A DNS lookup cannot be interrupted:
    its thread ends at the system's own timeout.
    """
    connections = Connections(ports=ports)
    results: list[Found] = []
    errors: list[Exception] = []

    def run() -> None:
        _connections.set(connections)
        try:
            results.append(work())
        except Exception as error:
            errors.append(error)  # raised again in the waiting thread
        finally:
            connections.close()

    thread = threading.Thread(target=copy_context().run, args=[run], name="fetch", daemon=True)
    thread.start()
    thread.join(seconds)
    if thread.is_alive():
        connections.shut_down()
        thread.join(0.2)
        raise FetchFailed(FailureReason.TIME, f"It took longer than {seconds:g} seconds.")
    if errors:
        raise errors[0]
    return results[0]


@contextmanager
def open_response(
    url: str,
    *,
    method: str,
    headers: Mapping[str, str],
    seconds: float,
    form: Mapping[str, str] | bytes | None = None,
) -> Iterator[Response]:
    """Request `url`; yield the response before its body is read.

    Redirects are not followed. Raise FetchRefused or FetchFailed, also while the body is read.
    """
    host = urlsplit(url).hostname or ""
    adapter = _Adapter(is_https_proto=urlsplit(url).scheme == "https")
    try:
        request = Request(method, url, headers=dict(headers), data=form).prepare()
        with adapter.send(request, stream=True, timeout=seconds) as response:
            yield response
    except (
        request_errors.RequestException,
        HTTPError,
        HTTPException,
        OSError,
        ValueError,
    ) as error:
        raise _fetch_error(error, host=host) from error
    finally:
        adapter.close()


class _Guarded(HTTPConnection):
    """A connection that checks its IP address and port again before it connects."""

    def _new_conn(self) -> socket:
        connections = _connections.get()
        if not is_public(self.host):
            raise FetchRefused(_not_public(self.host))
        if self.port not in connections.ports:
            raise FetchRefused(f"{self.port} is not a port of a website.")
        return connections.track(super()._new_conn())


class _GuardedTls(_Guarded, HTTPSConnection):
    """The same with TLS."""


class _Pool(HTTPConnectionPool):
    ConnectionCls = _Guarded


class _TlsPool(HTTPSConnectionPool):
    ConnectionCls = _GuardedTls


class _Adapter(IPFilterAdapter):
    def init_poolmanager(self, *args: Any, **kwargs: Any) -> None:
        super().init_poolmanager(*args, **kwargs)
        self.poolmanager.pool_classes_by_scheme = {"http": _Pool, "https": _TlsPool}


def _fetch_error(error: Exception, *, host: str) -> FetchRefused | FetchFailed:
    """Return the exception of this package for `error`, with a message for the screen."""
    if isinstance(error, InvalidIPAddress):
        return FetchRefused(_not_public(host))
    if isinstance(
        error,
        request_errors.InvalidURL | request_errors.InvalidSchema | request_errors.MissingSchema,
    ):
        return FetchRefused("This is not a web address.")
    if _is_offline(error):
        return FetchFailed(FailureReason.REACH, "Nothing could be reached: the network is down.")
    for kinds, reason, message in _MESSAGES:
        if isinstance(error, kinds) or isinstance(error.__cause__, kinds):
            return FetchFailed(reason, message.format(host=host))
    return FetchFailed(FailureReason.GARBLED, f"{host} sent something that cannot be read.")


def _is_offline(error: Exception) -> bool:
    """Return whether no name server answered, which says nothing about the host."""
    cause = error if isinstance(error, gaierror) else error.__cause__
    return isinstance(cause, gaierror) and cause.errno in {EAI_AGAIN, EAI_FAIL}


def _not_public(host: str) -> str:
    return f"{host} is not on the public internet."


_MESSAGES: tuple[tuple[tuple[type[Exception], ...], FailureReason, str], ...] = (
    ((gaierror, UnicodeError), FailureReason.NAME, "There is no website called {host}."),
    (
        (request_errors.SSLError,),
        FailureReason.CERTIFICATE,
        "The certificate of {host} is not valid.",
    ),
    ((request_errors.Timeout, TimeoutError), FailureReason.TIME, "{host} did not answer in time."),
    (
        (request_errors.ChunkedEncodingError, request_errors.ContentDecodingError),
        FailureReason.GARBLED,
        "{host} sent something that cannot be read.",
    ),
    (
        (request_errors.ConnectionError, OSError),
        FailureReason.REACH,
        "{host} could not be reached, or the connection broke.",
    ),
)
