"""Running Ibid like `make run`: `manage.py serve`, with its own data folder and port."""

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
TIMEOUT = 180  # seconds; a first start on a busy machine takes a while
INHERITED = ("PATH", "HOME", "LANG", "TMPDIR")  # variables that a server inherits from this process


@dataclass
class Ibid:
    """A running server, its output so far, and ways to stop it."""

    data_folder: Path
    port: int
    environment: dict[str, str]
    process: subprocess.Popen[str]
    output: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._is_ready = Event()
        # Every process of the server has the pipe open; it closes when the last one ends.
        self._listener = Thread(target=self._listen, daemon=True)
        self._listener.start()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def printed(self) -> str:
        return "".join(self.output)

    @property
    def set_up_link(self) -> str | None:
        """The one-time link that the server printed, or None."""
        found = re.search(r"^http\S+/set-up/\S+$", self.printed, re.MULTILINE)
        return found[0] if found else None

    def wait_until_ready(self) -> None:
        assert self._is_ready.wait(TIMEOUT), f"The server did not get ready:\n{self.printed}"
        assert self.process.poll() is None, f"The server did not start:\n{self.printed}"

    def wait_until_all_processes_end(self) -> None:
        self._listener.join(TIMEOUT)
        assert not self._listener.is_alive(), "A process of the server is still running."

    def terminate(self) -> None:
        self.process.send_signal(signal.SIGTERM)

    def stop(self) -> int:
        """Stop the server, wait until all its processes have ended, and return the exit status."""
        self.terminate()
        self.wait_until_all_processes_end()
        return self.process.wait(TIMEOUT)

    def kill(self) -> None:
        """Kill the supervising process, as the kernel does when it is out of memory."""
        self.process.kill()
        self.process.wait(TIMEOUT)

    def manage(self, *arguments: str, **environment: str) -> str:
        """Run a command of manage.py for this blog and return its output."""
        done = run(*arguments, environment=self.environment | environment)
        assert done.returncode == 0, done.stderr
        return done.stdout

    def _listen(self) -> None:
        assert self.process.stdout
        with self.process.stdout as lines:
            for line in lines:
                self.output.append(line)
                # an empty line ends the output of a start
                if line == "\n" and "Ibid runs at" in self.printed:
                    self._is_ready.set()
        self._is_ready.set()


Start = Callable[..., Ibid]


def environment_for(data_folder: Path, *, port: int, **settings: str) -> dict[str, str]:
    inherited = {name: os.environ[name] for name in INHERITED if name in os.environ}
    ours = {"IBID_DATA_DIR": str(data_folder), "PORT": str(port), "IBID_ASK_OTHERS": "false"}
    return {**inherited, **ours, **settings}


def start(data_folder: Path, *, port: int | None = None, **settings: str) -> Ibid:
    """Start to serve `data_folder` with these settings; do not wait until it is ready."""
    port = port or free_port()
    environment = environment_for(data_folder, port=port, **settings)
    process = subprocess.Popen(
        [*MANAGE, "serve"],
        cwd=ROOT,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        process_group=0,  # Ctrl-C reaches only the tests, which then stop the server
        preexec_fn=tether(),  # noqa: PLW1509  nothing in the child needs another thread's lock
    )
    return Ibid(data_folder, port, environment, process)


def run(*arguments: str, environment: dict[str, str]) -> subprocess.CompletedProcess[str]:
    """Run a command of manage.py and wait until it ends."""
    return subprocess.run(
        [*MANAGE, *arguments],
        cwd=ROOT,
        env=environment,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=TIMEOUT,
        check=False,
    )


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as trial:
        return int(trial.getsockname()[1])


def copy_prepared(prepared: Path, folder: Path) -> Path:
    """Copy a prepared data folder to `folder`, which saves the time of a first start."""
    shutil.copytree(prepared, folder, ignore=shutil.ignore_patterns("static"))
    shutil.copytree(prepared / "static", folder / "static", copy_function=os.link)
    return folder
