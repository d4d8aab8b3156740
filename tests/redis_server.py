"""A temporary Redis for tests."""

import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from redis import Redis, RedisError

from blog.management.supervising import tether

TIMEOUT = 30


@contextmanager
def running(program: Path) -> Iterator[str]:
    """Yield the CACHE_URL of a server that listens on a socket in a temporary folder."""
    with TemporaryDirectory(prefix="ibid-redis-", dir="/tmp") as folder:
        url = f"unix://{folder}/socket"
        server = start(program, Path(folder))
        try:
            wait(url, server)
            yield url
        finally:
            server.kill()
            server.wait()


def start(program: Path, folder: Path) -> subprocess.Popen[bytes]:
    options = {"port": "0", "unixsocket": folder / "socket", "save": "", "dir": folder}
    return subprocess.Popen(
        [program, *(part for name, value in options.items() for part in (f"--{name}", value))],
        stdout=subprocess.DEVNULL,
        preexec_fn=tether(),  # noqa: PLW1509  the run has one thread
    )


def wait(url: str, server: subprocess.Popen[bytes]) -> None:
    last = time.monotonic() + TIMEOUT
    while not answers(url):
        if server.poll() is not None or time.monotonic() > last:
            sys.exit("The tests cannot start Redis.")
        time.sleep(0.02)


def answers(url: str) -> bool:
    try:
        return bool(Redis.from_url(url).ping())
    except RedisError:
        return False
