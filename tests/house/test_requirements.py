"""The lock files: every package with its version and hashes, and nothing else."""

import re
from pathlib import Path

import pytest

REQUIREMENTS = Path(__file__).parents[2] / "requirements"
LOCKS = ["run.txt", "develop.txt"]


def packages(lock: str) -> dict[str, str]:
    """Each package with what stands about it: version, marker and hashes."""
    text = re.sub(r"\s*\\\n\s*", " ", (REQUIREMENTS / lock).read_text())
    lines = (line for line in text.splitlines() if not line.lstrip().startswith("#"))
    return {line.partition("==")[0]: line for line in lines}


@pytest.mark.parametrize("lock", LOCKS)
def test_every_package_has_its_version_and_hashes(lock):
    loose = [
        line
        for line in packages(lock).values()
        if not re.fullmatch(r"[\w.\[\],-]+==[\w.]+( ; .+?)?( --hash=sha256:[0-9a-f]{64})+", line)
    ]
    assert loose == []


@pytest.mark.parametrize("lock", LOCKS)
def test_no_lock_names_a_place(lock):
    text = (REQUIREMENTS / lock).read_text()
    assert re.findall(r"://|--(?:index|extra-index|find-links)\S*", text) == []


def test_development_includes_running():
    develop = packages("develop.txt")
    assert {name: develop.get(name) for name in packages("run.txt")} == packages("run.txt")
