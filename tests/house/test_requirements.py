"""Every imported package is declared; lock files contain only versions and hashes."""

import ast
import re
import sys
import tomllib
from importlib.metadata import packages_distributions
from itertools import chain
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
REQUIREMENTS = ROOT / "requirements"
LOCKS = ["run.txt", "server.txt", "develop.txt"]


def packages(lock: str) -> dict[str, str]:
    """Return the entry of each package: version, marker and hashes."""
    text = re.sub(r"\s*\\\n\s*", " ", (REQUIREMENTS / lock).read_text())
    lines = (line for line in text.splitlines() if not line.lstrip().startswith("#"))
    return {line.partition("==")[0]: line for line in lines}


@pytest.mark.parametrize("lock", LOCKS)
def test_every_package_has_a_version_and_hashes(lock):
    loose = [
        line
        for line in packages(lock).values()
        if not re.fullmatch(r"[\w.\[\],-]+==[\w.]+( ; .+?)?( --hash=sha256:[0-9a-f]{64})+", line)
    ]
    assert loose == []


@pytest.mark.parametrize("lock", LOCKS)
def test_no_lock_file_names_an_index(lock):
    text = (REQUIREMENTS / lock).read_text()
    assert re.findall(r"://|--(?:index|extra-index|find-links)\S*", text) == []


@pytest.mark.parametrize("lock", ["server.txt", "develop.txt"])
def test_every_lock_includes_run(lock):
    found = packages(lock)
    assert {name: found.get(name) for name in packages("run.txt")} == packages("run.txt")


def test_every_imported_package_is_declared():
    """A package installed only as another's dependency can disappear with the other's update."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    lines = [*project["dependencies"], *chain(*project["optional-dependencies"].values())]
    declared = {_normal(re.match(r"[\w.-]+", line)[0]) for line in lines}
    distributions = packages_distributions()
    undeclared = {
        (name, path.relative_to(ROOT).as_posix())
        for path in [*ROOT.glob("blog/**/*.py"), *ROOT.glob("config/**/*.py")]
        for name in top_level_imports(path) - {"blog", "config"} - sys.stdlib_module_names
        if not declared & set(map(_normal, distributions.get(name, [])))
    }
    assert undeclared == set()


def top_level_imports(path: Path) -> set[str]:
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            names |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            names.add(node.module.partition(".")[0])
    return names


def _normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()
