"""Tests mirror the tree: a module has a test module, or a line in the list of other tests."""

import ast
from pathlib import Path

from tests.mirror import ELSEWHERE, own_tests

ROOT = Path(__file__).parents[2]


def has_code(path: Path) -> bool:
    """Return whether the module has more than a docstring."""
    body = ast.parse(path.read_text("utf-8")).body
    return any(not isinstance(statement, ast.Expr) for statement in body)


MODULES = {
    path.relative_to(ROOT).as_posix()
    for folder in ("blog", "config")
    for path in (ROOT / folder).rglob("*.py")
    if "migrations" not in path.parts and has_code(path)
}


def test_every_module_has_tests_or_a_line_in_the_list():
    without = {module for module in MODULES if not (ROOT / own_tests(module)).is_file()}
    assert without == set(ELSEWHERE)


def test_the_listed_tests_exist():
    assert [tests for tests in ELSEWHERE.values() if not (ROOT / tests).is_file()] == []
