"""What the tests need beside Ibid's packages: Chromium, a library of its driver, PostgreSQL,
Redis, and the script of browsers' reader modes."""

import os
import shutil
import subprocess
import sys
from ctypes.util import find_library
from pathlib import Path

ROOT = Path(__file__).parents[1]
READER_MODE = ROOT / ".venv" / "reader-mode"
READABILITY = READER_MODE / "fast_readability" / "js" / "Readability.js"
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def chromium() -> Path | None:
    """Return the browser's program, or that in TEST_CHROMIUM; None if there is none."""
    names = filter(None, (os.environ.get("TEST_CHROMIUM"), *BROWSERS))
    return next((Path(found) for name in names if (found := shutil.which(name))), None)


def postgresql() -> Path | None:
    """Return the folder of the server's programs, which are not on Debian's PATH, or None."""
    if found := shutil.which("initdb"):
        return Path(found).resolve().parent
    versions = Path("/usr/lib/postgresql").glob("*/bin/initdb")
    newest = max(versions, key=lambda path: float(path.parts[-3]), default=None)
    return newest.parent if newest else None


def redis() -> Path | None:
    found = shutil.which("redis-server")
    return Path(found) if found else None


def library_of_the_driver() -> Path | None:
    """Return the library that Playwright's driver needs; None on a minimal system without it."""
    found = find_library("atomic")
    return Path(found) if found else None


def readability() -> Path:
    """Return the script that finds the article of a page; install it if it is missing."""
    if not READABILITY.is_file():
        lock = ROOT / "requirements" / "reader-mode.txt"
        pip = [sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check", "install"]
        options = ["--no-deps", "--require-hashes", "--upgrade", "--target", str(READER_MODE)]
        if subprocess.call([*pip, *options, "--requirement", str(lock)]):
            sys.exit("The script of reader modes cannot be installed; see the output above.")
    return READABILITY


def install_missing() -> None:
    """Install what is missing; exit with a list of the system's packages if not root."""
    readability()
    missing = _missing()
    if not missing:
        return
    if os.geteuid() != 0 or not shutil.which("apt-get"):
        sys.exit(
            f"The tests need {' and '.join(missing)}. On Debian or Ubuntu: "
            f"sudo apt-get install {' '.join(missing)}\n"
            "Elsewhere: put initdb on the PATH; TEST_CHROMIUM names the browser's program."
        )
    print(f"Installing {' and '.join(missing)} with apt-get (only once)...", flush=True)
    _apt_get("update")
    _apt_get("install", "--yes", "--no-install-recommends", *missing)
    if still := _missing():
        sys.exit(f"apt-get has run, but {' and '.join(still)} cannot be found.")


def _missing() -> list[str]:
    found = {
        "chromium": chromium(),
        "libatomic1": library_of_the_driver(),
        "postgresql": postgresql(),
        "redis-server": redis(),
    }
    return [package for package, path in found.items() if path is None]


def _apt_get(*arguments: str) -> None:
    environment = {
        **os.environ,
        "DEBIAN_FRONTEND": "noninteractive",
        "PATH": f"{os.environ.get('PATH', '')}:/usr/sbin:/sbin:/usr/bin:/bin",
    }
    done = subprocess.run(
        ["apt-get", "-qq", *arguments],
        check=False,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    if done.returncode:
        sys.exit(f"{done.stdout}\napt-get {arguments[0]} failed; see the output above.")
