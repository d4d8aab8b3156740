"""The web server's worker: requests are received whole before a thread has them."""

import http.client
import socket
import subprocess
import sys
import time
from collections import deque
from contextlib import ExitStack, closing, suppress
from pathlib import Path
from selectors import DefaultSelector

import pytest
from gunicorn.config import Config

from blog.management.supervising import tether
from config.gunicorn_worker import CONTINUE, MAX_BODY, MAX_HEAD, BufferingWorker, is_whole
from tests.journeys.server import free_port

ROOT = Path(__file__).parents[2]
APPLICATION = """
def application(environ, start_response):
    body = environ["wsgi.input"].read(int(environ.get("CONTENT_LENGTH") or 0))
    start_response("200 OK", [("Content-Length", str(len(body) + 3))])
    return [b"ok:" + body]
"""


@pytest.mark.parametrize(
    ("received", "whole"),
    [
        (b"", False),
        (b"GET / HTTP/1.1\r\nHost: x\r\n", False),
        (b"GET / HTTP/1.1\r\nHost: x\r\n\r\n", True),
        (b"POST / HTTP/1.1\r\nContent-Length: 3\r\n\r\nab", False),
        (b"POST / HTTP/1.1\r\ncontent-length:3\r\n\r\nabc", True),
        (b"POST / HTTP/1.1\r\nContent-Length: %d\r\n\r\n" % (MAX_BODY + 1), True),
        (b"POST / HTTP/1.1\r\nX: y\r\nTransfer-Encoding: chunked\r\n\r\n", True),
        (b"x" * (MAX_HEAD + 1), False),
    ],
)
def test_a_request_is_whole_with_its_head_and_a_short_body(received, whole):
    assert is_whole(received) is whole


@pytest.fixture(scope="module")
def port(tmp_path_factory):
    """A server with one process and two threads."""
    folder = tmp_path_factory.mktemp("server")
    (folder / "app.py").write_text(APPLICATION)
    port = free_port()
    command = [
        *(sys.executable, "-m", "gunicorn", "app", "--chdir", str(folder)),
        *("--pythonpath", str(ROOT), "--bind", f"127.0.0.1:{port}", "--no-control-socket"),
        *("--worker-class", "config.gunicorn_worker.BufferingWorker", "--threads", "2"),
        *("--log-level", "error"),
    ]
    server = subprocess.Popen(
        command,
        cwd=folder,
        preexec_fn=tether(),  # noqa: PLW1509  as in the journeys
    )
    try:
        _wait_for(port)
        yield port
    finally:
        server.terminate()
        server.wait(30)


def _wait_for(port: int) -> None:
    for _try in range(300):
        try:
            socket.create_connection(("127.0.0.1", port)).close()
        except OSError:
            time.sleep(0.05)
        else:
            return


@pytest.fixture
def client(port):
    with closing(http.client.HTTPConnection("127.0.0.1", port, timeout=20)) as client:
        yield client


def ask(client: http.client.HTTPConnection, body: bytes | None = None) -> bytes:
    client.request("POST" if body else "GET", "/", body)
    with client.getresponse() as response:
        return response.read()


def answer_on(connection: socket.socket) -> bytes:
    """Return the whole body of the answer."""
    with http.client.HTTPResponse(connection) as response:
        response.begin()
        assert response.status == http.client.OK
        return response.read()


def test_slow_clients_hold_no_thread(port, client):
    beginnings = (
        b"",
        b"GET / HTTP/1.1\r\nHost:",
        b"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\nabc",
    )
    with ExitStack() as crowd:
        for number in range(30):
            slow = crowd.enter_context(socket.create_connection(("127.0.0.1", port)))
            slow.sendall(beginnings[number % 3])
        assert ask(client) == b"ok:"
        slow.sendall(b"defghi")  # the slowest is answered in the end
        assert answer_on(slow) == b"ok:abcdefghi"


def test_a_connection_is_kept_for_the_next_request(client):
    assert ask(client) == b"ok:"
    kept = client.sock
    assert ask(client, b"a form") == b"ok:a form"
    assert client.sock is kept


def test_a_long_body_arrives_whole(client):
    body = b"x" * (3 * MAX_BODY)
    assert ask(client, body) == b"ok:" + body


def test_a_client_that_waits_to_be_asked_for_its_body_is_asked_once(port):
    head = b"POST / HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\nContent-Length: 3\r\n\r\n"
    with socket.create_connection(("127.0.0.1", port), timeout=20) as polite:
        polite.sendall(head)
        assert polite.recv(1000) == CONTINUE
        polite.sendall(b"abc")
        assert answer_on(polite) == b"ok:abc"


def test_a_client_that_leaves_is_forgotten(port, client):
    socket.create_connection(("127.0.0.1", port)).close()
    with socket.create_connection(("127.0.0.1", port)) as leaving:
        leaving.sendall(b"GET / HTTP/1.1\r\n")
    assert ask(client) == b"ok:"


def test_a_client_with_an_endless_head_is_cut_off(port):
    with socket.create_connection(("127.0.0.1", port), timeout=20) as endless:
        endless.sendall(b"GET / HTTP/1.1\r\nX: " + b"x" * (MAX_HEAD + 1))
        with suppress(ConnectionResetError):
            assert endless.recv(100) == b""


class LeavingClient:
    """A client that sends the head of a request and is gone before it is asked for the body."""

    def recv(self, _size: int) -> bytes:
        return b"POST / HTTP/1.1\r\nExpect: 100-continue\r\nContent-Length: 3\r\n\r\n"

    def send(self, _content: bytes) -> int:
        raise BrokenPipeError


def test_a_client_that_leaves_before_it_is_asked_for_its_body_harms_nobody_else():
    worker = BufferingWorker.__new__(BufferingWorker)
    worker.poller, worker.pending_conns, worker.nr_conns = DefaultSelector(), deque(), 0
    with closing(worker.poller), closing(socket.socket()) as listening:
        listening.bind(("127.0.0.1", 0))
        listening.listen()
        leaving = socket.create_connection(listening.getsockname())
        worker.cfg = Config()
        worker.accept(listening)
        conn = worker.pending_conns[0]
        worker.on_pending_socket_readable(conn, LeavingClient())
        assert (worker.nr_conns, list(worker.pending_conns)) == (0, [])
        assert leaving.recv(10) == b""  # it was hung up on
        leaving.close()
