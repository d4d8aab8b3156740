"""The port of the web server, which stays open in a reload, so that no request is refused."""

import os
import socket

from blog.management.preparing import CannotServe

VARIABLE = "IBID_PORT_KEPT_OPEN"  # names its descriptor to the program started by a reload


def take_port(host: str, port: int) -> int:
    """Return a descriptor bound to the port, or that kept open in a reload. Raise CannotServe."""
    kept = os.environ.pop(VARIABLE, "")
    if kept:
        os.set_inheritable(int(kept), False)
        return int(kept)
    return _bind(host, port)


def keep_open(descriptor: int) -> None:
    """Let the program that takes the place of this one take the port."""
    os.set_inheritable(descriptor, True)
    os.environ[VARIABLE] = str(descriptor)


def _bind(host: str, port: int) -> int:
    """Bind to the port without listening: until the web server does, connections are refused."""
    bound = socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET)
    # so that a port whose last connections are closing counts as free
    bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        bound.bind((host, port))
    except OSError as error:
        bound.close()
        raise CannotServe(_reason(error, host, port)) from error
    return bound.detach()


def _reason(error: OSError, host: str, port: int) -> str:
    if isinstance(error, PermissionError):
        return (
            f"Port {port} on {host} is reserved for the system. "
            "Choose a port from 1024 up: PORT=8000 make run"
        )
    return (
        f"Port {port} on {host} is taken by another program. "
        f"Stop it or choose another port: PORT={_next_port(port)} make run"
    )


def _next_port(port: int) -> int:
    return port + 1 if port < 65535 else port - 1
