"""A temporary PostgreSQL server for one test run."""

import os
import pwd
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from urllib.parse import quote

from blog.management.supervising import tether

TIMEOUT = 30
# The data is temporary, so do not wait for the disk.
QUICK = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}


@contextmanager
def running(programs: Path) -> Iterator[str]:
    """Yield the DATABASE_URL of a server that listens on a socket in a temporary folder."""
    with TemporaryDirectory(prefix="ibid-pg-", dir="/tmp") as name:
        folder = Path(name)
        owner = _owner()
        if owner:
            os.chown(folder, owner["user"], owner["group"])
        _make(programs, folder, owner)
        server = _start(programs, folder, owner)
        try:
            _wait(programs, folder, server)
            yield f"postgres://ibid@{quote(name, safe='')}/postgres"
        finally:
            server.send_signal(signal.SIGINT)  # PostgreSQL's fast shutdown
            try:
                server.wait(TIMEOUT)
            finally:
                server.kill()


def _owner() -> dict[str, Any]:
    """Return the user to run as: PostgreSQL refuses to run as root."""
    if os.geteuid() != 0:
        return {}
    account = pwd.getpwnam("postgres")
    return {"user": account.pw_uid, "group": account.pw_gid, "extra_groups": []}


def _make(programs: Path, folder: Path, owner: dict[str, Any]) -> None:
    made = subprocess.run(
        [
            *(programs / "initdb", "--pgdata", folder / "data", "--username", "ibid"),
            *("--auth", "trust", "--encoding", "UTF8", "--locale", "C.UTF-8", "--no-sync"),
        ],
        check=False,
        cwd=folder,
        capture_output=True,
        text=True,
        **owner,
    )
    if made.returncode:
        sys.exit(f"{made.stdout}{made.stderr}\nThe tests cannot create a PostgreSQL database.")


def _start(programs: Path, folder: Path, owner: dict[str, Any]) -> subprocess.Popen[bytes]:
    settings = {"listen_addresses": "", "unix_socket_directories": str(folder), **QUICK}
    with (folder / "log").open("wb") as log:
        return subprocess.Popen(
            [
                *(programs / "postgres", "-D", folder / "data"),
                *(
                    option
                    for name, value in settings.items()
                    for option in ("-c", f"{name}={value}")
                ),
            ],
            cwd=folder,
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            process_group=0,  # Ctrl-C reaches only the test run, which then stops the server
            preexec_fn=tether(),  # noqa: PLW1509  the run has one thread
            **owner,
        )


def _wait(programs: Path, folder: Path, server: subprocess.Popen[bytes]) -> None:
    last = time.monotonic() + TIMEOUT
    while subprocess.call([programs / "pg_isready", "--quiet", "--host", folder]):
        if server.poll() is not None or time.monotonic() > last:
            sys.exit(f"{(folder / 'log').read_text()}\nThe tests cannot start PostgreSQL.")
        time.sleep(0.1)
