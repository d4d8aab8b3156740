"""Install the packages of a lock file in .venv: `requirements/install.py run` (or `develop`).

Does nothing if they are installed; after an interrupted installation it starts over. Uses only
Python's standard library, because it runs before anything is installed.
"""

from __future__ import annotations

import fcntl
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
OLDEST_PYTHON = (3, 11)


def install(lock: str) -> None:
    """Install requirements/`lock`.txt in .venv; raise SystemExit with the reason if that fails."""
    with _one_at_a_time():
        if _is_installed(lock):
            return
        print(f"Installing the packages of requirements/{lock}.txt, once...", flush=True)
        if not _is_installed("run"):
            _make_environment()
        for stamp in VENV.glob("*.stamp"):
            stamp.unlink()
        _install_packages(lock)
        # develop.txt includes run.txt: see `make lock`
        for name in {"run", lock}:
            _stamp(name).write_text(_fingerprint(name))


@contextmanager
def _one_at_a_time() -> Iterator[None]:
    """Lock the checkout: a second installation waits until the first has ended."""
    folder = os.open(ROOT, os.O_RDONLY)
    try:
        fcntl.flock(folder, fcntl.LOCK_EX)
        yield
    finally:
        os.close(folder)


def _is_installed(lock: str) -> bool:
    stamp = _stamp(lock)
    return stamp.is_file() and stamp.read_text() == _fingerprint(lock) and _works()


def _stamp(lock: str) -> Path:
    return VENV / f"{lock}.stamp"


def _fingerprint(lock: str) -> str:
    """Return the path and the packages of the environment, which cannot be moved."""
    return f"{VENV}\n{_lock(lock).read_text()}"


def _lock(lock: str) -> Path:
    return ROOT / "requirements" / f"{lock}.txt"


def _works() -> bool:
    """Return whether Django can be imported; False also if the environment's Python was removed."""
    return PYTHON.exists() and _silently([str(PYTHON), "-c", "import django"]).returncode == 0


def _make_environment() -> None:
    if sys.version_info < OLDEST_PYTHON:
        sys.exit(
            "Ibid needs Python 3.11 or newer, and this is {}.{}. "
            "Choose another: make run PYTHON=python3.12".format(*sys.version_info)
        )
    shutil.rmtree(VENV, ignore_errors=True)
    made = _silently([sys.executable, "-m", "venv", str(VENV)])
    if made.returncode:
        shutil.rmtree(VENV, ignore_errors=True)
        sys.exit(
            f"{made.stdout}{made.stderr}\n"
            f"Ibid cannot make its virtual environment in {VENV}; see the output above. "
            "On Debian and Ubuntu the package python3-venv is needed."
        )


def _install_packages(lock: str) -> None:
    pip = [str(PYTHON), "-m", "pip", "--quiet", "--quiet", "--disable-pip-version-check"]
    wanted = ["--require-hashes", "--requirement", str(_lock(lock))]
    if subprocess.call([*pip, "install", *wanted]):
        sys.exit(
            "Ibid cannot install its packages; see the output above. "
            "The first start needs the network; run the same command again to continue."
        )


def _silently(command: list[str]) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command, check=False, capture_output=True, text=True)


if __name__ == "__main__":
    try:
        install(sys.argv[1])
    except KeyboardInterrupt:
        sys.exit("Stopped. Run the same command again to continue.")
