"""Ibid as `make run` starts it: `manage.py serve`, in a data folder and on a port of its own."""

import os
import re
import shutil
import signal
import socket
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from threading import Event, Thread

from blog.management.supervising import tether

ROOT = Path(__file__).parents[2]
MANAGE = (sys.executable, str(ROOT / "manage.py"))
PATIENCE = 90  # seconds until a wait has failed; nothing waits longer than it must
KEPT = ("PATH", "HOME", "LANG", "TMPDIR")  # what a server is told of this environment


@dataclass
class Ibid:
    """A running server: what it said so far, and what can be done to it."""

    data_folder: Path
    port: int
    environment: dict[str, str]
    process: subprocess.Popen[str]
    output: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._is_ready = Event()
        # Every process of the tree holds the pipe: it closes when the last of them is gone.
        self._listener = Thread(target=self._listen, daemon=True)
        self._listener.start()

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def said(self) -> str:
        return "".join(self.output)

    @property
    def set_up_link(self) -> str | None:
        """The one-time link, as printed."""
        found = re.search(r"^http\S+/admin/set-up/\S+$", self.said, re.MULTILINE)
        return found[0] if found else None

    def wait_until_ready(self) -> None:
        assert self._is_ready.wait(PATIENCE), f"The server did not get ready:\n{self.said}"
        assert self.process.poll() is None, f"The server did not start:\n{self.said}"

    def wait_until_everyone_has_gone(self) -> None:
        self._listener.join(PATIENCE)
        assert not self._listener.is_alive(), "A process of the server outlived it."

    def ask_to_stop(self) -> None:
        self.process.send_signal(signal.SIGTERM)

    def stop(self) -> int:
        """The exit status, once every process has gone."""
        self.ask_to_stop()
        self.wait_until_everyone_has_gone()
        return self.process.wait(PATIENCE)

    def kill(self) -> None:
        """As a machine out of memory does: without a chance to tidy up."""
        self.process.kill()
        self.process.wait(PATIENCE)

    def manage(self, *words: str, **environment: str) -> str:
        """What another command says about this blog."""
        done = run(*words, environment=self.environment | environment)
        assert done.returncode == 0, done.stderr
        return done.stdout

    def _listen(self) -> None:
        assert self.process.stdout
        with self.process.stdout as lines:
            for line in lines:
                self.output.append(line)
                # the empty line after it ends what is said at a start
                if line == "\n" and "Ibid runs at" in self.said:
                    self._is_ready.set()
        self._is_ready.set()


Start = Callable[..., Ibid]


def environment_for(data_folder: Path, *, port: int, **said: str) -> dict[str, str]:
    told = {name: os.environ[name] for name in KEPT if name in os.environ}
    ours = {"IBID_DATA_DIR": str(data_folder), "PORT": str(port), "IBID_ASK_OTHERS": "false"}
    return {**told, **ours, **said}


def start(data_folder: Path, *, port: int | None = None, **said: str) -> Ibid:
    """Begin to serve `data_folder`, with the settings `said`; it may not be ready yet."""
    port = port or free_port()
    environment = environment_for(data_folder, port=port, **said)
    process = subprocess.Popen(
        [*MANAGE, "serve"],
        cwd=ROOT,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        process_group=0,  # a Ctrl-C is for the tests, which then stop the server
        preexec_fn=tether(),  # noqa: PLW1509  nothing in the child needs another thread's lock
    )
    return Ibid(data_folder, port, environment, process)


def run(*words: str, environment: dict[str, str]) -> subprocess.CompletedProcess[str]:
    """Run one command of manage.py to its end."""
    return subprocess.run(
        [*MANAGE, *words],
        cwd=ROOT,
        env=environment,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=False,
    )


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as trial:
        return int(trial.getsockname()[1])


def copy_of(prepared: Path, folder: Path) -> Path:
    """`folder`, as after a first start: that spares it the seconds which a first start takes."""
    shutil.copytree(prepared, folder, ignore=shutil.ignore_patterns("static"))
    shutil.copytree(prepared / "static", folder / "static", copy_function=os.link)
    return folder
