"""The port of the web server, free or taken, and kept open in a reload."""

import os
import socket

import pytest

from blog.management import listening
from blog.management.preparing import CannotServe


def test_a_port_in_use_is_refused():
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        with pytest.raises(CannotServe, match=f"^Port {port} on 127.0.0.1 is taken") as refusal:
            listening.take_port("127.0.0.1", port)
        assert str(refusal.value).endswith(f"PORT={port + 1} make run")
    os.close(listening.take_port("127.0.0.1", port))


@pytest.mark.parametrize("host", ["127.0.0.1", "::1"])
def test_a_port_is_bound_and_refuses_connections_until_the_server_listens(host):
    with socket.socket(fileno=listening.take_port(host, 0)) as bound:
        bound_to = bound.getsockname()[:2]
        with pytest.raises(ConnectionRefusedError):
            socket.create_connection(bound_to)
        bound.listen()
        socket.create_connection(bound_to).close()


def test_the_program_after_a_reload_takes_the_port_as_it_is(monkeypatch):
    monkeypatch.setenv(listening.VARIABLE, "")
    port = listening.take_port("127.0.0.1", 0)
    listening.keep_open(port)
    assert os.get_inheritable(port)
    assert listening.take_port("127.0.0.1", 1) == port
    assert not os.get_inheritable(port)
    assert listening.VARIABLE not in os.environ
    os.close(port)
