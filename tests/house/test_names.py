"""Names say what a value is: a few that never do are forbidden, as `utils` is for a file."""

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
    """Every name the module gives or uses: variables, arguments, attributes, functions, classes."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and ast.unparse(node).startswith("Truncator("):
            continue  # Django's own method is called words
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
