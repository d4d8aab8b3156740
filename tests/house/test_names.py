"""Names describe their values: a few that never do are forbidden, like `utils` for a file."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
MODULES = sorted(
    path
    for folder in ("blog", "config", "tests")
    for path in (ROOT / folder).rglob("*.py")
    if "migrations" not in path.parts
)
# url, path, email, ip; tokens, query, text; message, reason, label; notify, send, serialize ...
FORBIDDEN = {"said", "tell", "told", "thing", "words", "address", "one"}


def identifiers(tree: ast.AST) -> Iterator[tuple[str, int]]:
    """Yield each name in the module: variables, arguments, attributes, functions, classes."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and ast.unparse(node).startswith("Truncator("):
            continue  # a method of Django is called words
        for field in ("id", "arg", "attr", "name", "asname"):
            name = getattr(node, field, None)
            if isinstance(name, str):
                yield name.strip("_"), getattr(node, "lineno", 0)


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_name_is_forbidden(path):
    found = [
        f"line {line}: {name}"
        for name, line in identifiers(ast.parse(path.read_text("utf-8")))
        if name in FORBIDDEN
    ]
    assert found == []
