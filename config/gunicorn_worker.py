"""The worker class of gunicorn: no slow connection holds a thread.

gunicorn's threads read requests themselves, so that two dozen clients who send a byte now and then
keep everyone else waiting. Here the main loop of the process receives a request, as a buffering
proxy would, and a thread gets it once it is whole. Answers fit in the system's buffers, except
large files; a client who stops reading one is cut off.
"""

import re
import socket
import struct
import time
from functools import partial
from selectors import EVENT_READ
from typing import Any

from gunicorn.workers.gthread import TConn, ThreadWorker

REQUEST_SECONDS = 30  # for a whole request to arrive, and for a client to take on some of an answer
MAX_HEAD = 64 * 1024
# The body that a thread need not wait for: more than any form of readers. Of longer ones, the
# authors' uploads, the rest is read by the thread.
MAX_BODY = 256 * 1024

CONTINUE = b"HTTP/1.1 100 Continue\r\n\r\n"

_HEAD_END = b"\r\n\r\n"
_EXPECTATION = re.compile(rb"(?<=\r\n)expect:[ \t]*100-continue[ \t]*\r\n", re.IGNORECASE)
_LENGTH = re.compile(rb"^content-length:[ \t]*([0-9]{1,15})[ \t]*$", re.IGNORECASE | re.MULTILINE)


class Connection(TConn):
    """A connection with what has been received of its next request."""

    def __init__(self, *args: Any) -> None:
        super().__init__(*args)
        self.received = bytearray()
        limit = struct.pack("ll", REQUEST_SECONDS, 0)
        self.sock.setsockopt(socket.SOL_SOCKET, socket.SO_SNDTIMEO, limit)
        self.sock.setsockopt(socket.SOL_SOCKET, socket.SO_RCVTIMEO, limit)


class BufferingWorker(ThreadWorker):
    def accept(self, listener: socket.socket) -> None:
        try:
            client, peer = listener.accept()
        except (BlockingIOError, ConnectionAbortedError):
            return
        self.nr_conns += 1
        self._await_request(Connection(self.cfg, client, peer, listener.getsockname()))

    def on_client_socket_readable(self, conn: Connection, client: socket.socket) -> None:
        """Receive the next request on a connection that was kept alive."""
        self.poller.unregister(client)
        self.keepalived_conns.remove(conn)
        self._await_request(conn)

    def on_pending_socket_readable(self, conn: Connection, client: socket.socket) -> None:
        """Receive what has arrived; pass the request to a thread once it is whole."""
        try:
            arrived = client.recv(MAX_HEAD)
            conn.received += arrived
            if arrived and expects_answer(conn.received):
                client.send(CONTINUE)
                conn.received = without_expectation(conn.received)
        except BlockingIOError:
            return
        except OSError:  # the client is gone; the loop serves everyone else
            arrived = b""
        if not arrived or is_endless(conn.received):
            self._drop(conn)
        elif is_whole(conn.received):
            super().on_pending_socket_readable(conn, client)

    def handle(self, conn: Connection) -> Any:
        """Handle a request in a thread, beginning with what has been received."""
        if conn.received:
            conn.init()
            conn.parser.unreader.unread(bytes(conn.received))
            conn.received.clear()
        return super().handle(conn)

    def _await_request(self, conn: Connection) -> None:
        conn.sock.setblocking(False)
        conn.timeout = time.monotonic() + REQUEST_SECONDS
        self.pending_conns.append(conn)
        readable = partial(self.on_pending_socket_readable, conn)
        self.poller.register(conn.sock, EVENT_READ, readable)

    def _drop(self, conn: Connection) -> None:
        self.poller.unregister(conn.sock)
        self.pending_conns.remove(conn)
        self.nr_conns -= 1
        conn.close()


def expects_answer(received: bytes | bytearray) -> bool:
    """Return whether the client has sent the head and waits to be asked for the body."""
    head, end, _body = bytes(received).partition(_HEAD_END)
    return bool(end and _EXPECTATION.search(head + b"\r\n"))


def without_expectation(received: bytes | bytearray) -> bytearray:
    """Return the request as if the client had not waited, so that it is not answered again."""
    return bytearray(_EXPECTATION.sub(b"", received, count=1))


def is_endless(received: bytes | bytearray) -> bool:
    """Return whether the head is longer than any that the parser accepts."""
    return len(received) > MAX_HEAD and _HEAD_END not in received


def is_whole(received: bytes | bytearray) -> bool:
    """Return whether a request has arrived as far as a thread should have it."""
    head, end, body = bytes(received).partition(_HEAD_END)
    if not end:
        return False
    length = _LENGTH.search(head.replace(b"\r\n", b"\n"))
    return not length or int(length[1]) > MAX_BODY or len(body) >= int(length[1])
