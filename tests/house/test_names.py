"""Names describe their values: a few that never do are forbidden, like `utils` for a file."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
ROOMS = sorted(
    str(path.relative_to(ROOT))
    for folder in ("blog", "config", "tests")
    for path in (ROOT / folder).iterdir()
    if path.suffix == ".py" or (path.is_dir() and path.name != "migrations")
)
# url, path, email, ip; tokens, query, text; message, reason, label; notify, send, serialize ...
FORBIDDEN = {"said", "tell", "told", "thing", "words", "address", "one"}


def identifiers(tree: ast.AST) -> Iterator[tuple[str, int]]:
    """Yield each name in the module: variables, arguments, attributes, functions, classes."""
    for node in ast.walk(tree):
        match node:
            case ast.Attribute(ast.Call(ast.Name("Truncator")), "words"):
                continue  # a method of Django
        for field in ("id", "arg", "attr", "name", "asname"):
            name = getattr(node, field, None)
            if isinstance(name, str):
                yield name.strip("_"), getattr(node, "lineno", 0)


@pytest.mark.parametrize("room", ROOMS)
def test_no_name_is_forbidden(room):
    paths = [ROOT / room] if room.endswith(".py") else (ROOT / room).rglob("*.py")
    found = [
        f"{path.relative_to(ROOT)}:{line}: {name}"
        for path in paths
        for name, line in identifiers(ast.parse(path.read_text("utf-8")))
        if name in FORBIDDEN
    ]
    assert found == []
