"""`make run` first installs the packages, once, and completely even after an interruption."""

import hashlib
import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

REQUIREMENTS = Path(__file__).parents[2] / "requirements"


@pytest.fixture
def checkout(tmp_path):
    """Return a checkout whose lock files have only one small package."""
    folder = tmp_path / "checkout" / "requirements"
    folder.mkdir(parents=True)
    shutil.copy(REQUIREMENTS / "install.py", folder)
    write_lock(folder / "run.txt", version="1")
    write_lock(folder / "develop.txt", version="1")
    return folder.parent


def write_lock(lock: Path, *, version: str) -> None:
    wheel = lock.with_name(f"django-{version}-py3-none-any.whl")
    with zipfile.ZipFile(wheel, "w") as archive:
        archive.writestr("django.py", f"version = {version}")
        about = f"django-{version}.dist-info"
        archive.writestr(
            f"{about}/METADATA", f"Metadata-Version: 2.1\nName: django\nVersion: {version}\n"
        )
        archive.writestr(
            f"{about}/WHEEL", "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n"
        )
        archive.writestr(
            f"{about}/RECORD",
            f"django.py,,\n{about}/METADATA,,\n{about}/WHEEL,,\n{about}/RECORD,,\n",
        )
    digest = hashlib.sha256(wheel.read_bytes()).hexdigest()
    lock.write_text(f"django @ {wheel.as_uri()} --hash=sha256:{digest}\n")


def install(checkout: Path, lock: str = "run") -> str:
    """Install the lock file and return the output."""
    done = run_install(checkout, lock)
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout


def run_install(checkout: Path, lock: str) -> subprocess.CompletedProcess[str]:
    environment = {"PATH": os.environ["PATH"], "PIP_NO_INDEX": "1", "PIP_CONFIG_FILE": os.devnull}
    return subprocess.run(
        [sys.executable, checkout / "requirements" / "install.py", lock],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )


def installed(checkout: Path) -> str:
    return subprocess.check_output(
        [checkout / ".venv/bin/python", "-c", "import django; print(django.version)"], text=True
    ).strip()


def installing(lock: str) -> str:
    return f"Installing the packages of requirements/{lock}.txt, once...\n"


def test_packages_are_installed_once_and_again_when_the_lock_changes(checkout):
    assert install(checkout) == installing("run")
    assert install(checkout) == ""
    assert install(checkout, "develop") == installing("develop")
    assert install(checkout, "develop") == install(checkout) == ""

    write_lock(checkout / "requirements" / "run.txt", version="2")
    assert install(checkout) == installing("run")
    assert installed(checkout) == "2"


def test_a_failed_install_is_reported_and_repeated(checkout):
    lock = checkout / "requirements" / "run.txt"
    good = lock.read_text()
    lock.write_text(good.replace("sha256:", "sha256:0")[:-2])
    failed = run_install(checkout, "run")
    lock.write_text(good)

    assert failed.returncode == 1
    assert failed.stderr.endswith("run the same command again to continue.\n")
    assert install(checkout) == installing("run")
    assert installed(checkout) == "1"


def test_an_environment_without_python_is_recreated(checkout):
    install(checkout)
    for python in (checkout / ".venv/bin").glob("python*"):
        python.unlink()

    assert install(checkout) == installing("run")
    assert installed(checkout) == "1"
