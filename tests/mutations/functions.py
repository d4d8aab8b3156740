"""Replacing the code of functions in modules that are already imported."""

import ast
import gc
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from types import CodeType, FunctionType

from tests.mutations.mutators import Change

ROOT = Path(__file__).resolve().parents[2]

Key = tuple[str, str, int]


class Functions:
    """All functions of this process, by the place of their code."""

    def __init__(self) -> None:
        self._found: dict[Key, list[FunctionType]] = defaultdict(list)
        for found in gc.get_objects():
            if type(found) is FunctionType:  # a proxy may claim to be a function
                self._found[_key(found.__code__)].append(found)

    def codes_at(self, change: Change) -> set[int]:
        """Return the ids of the code that calls of the changed function run, if there is any."""
        code = _changed_function(change, change.source)
        return {id(it.__code__) for it in self._found[_key(code)]} if code else set()

    def replace(self, change: Change) -> bool:
        """Let the function run the changed code; return False if that is impossible."""
        before = _changed_function(change, change.source)
        after = _changed_function(change, change.mutated)
        if before is None or after is None:
            return False
        for old, new in _pairs(before, after):
            for function in self._found[_key(old)]:
                if function.__code__.co_freevars != new.co_freevars:
                    return False
                function.__code__ = new
        return True


def _key(code: CodeType) -> Key:
    return code.co_filename, code.co_qualname, code.co_firstlineno


def _changed_function(change: Change, source: str) -> CodeType | None:
    """Return the code of the outermost function whose body has the line of the change."""
    tree = ast.parse(change.source)
    if not any(_has_in_body(node, change.line) for node in ast.walk(tree)):
        return None
    codes = list(_functions_in(compile(source, str(ROOT / change.path), "exec")))
    before = [code for code in codes if code.co_firstlineno <= change.line]
    return max(before, key=lambda code: code.co_firstlineno, default=None)


def _has_in_body(node: ast.AST, line: int) -> bool:
    if not isinstance(node, ast.FunctionDef):
        return False
    return node.body[0].lineno <= line <= (node.end_lineno or line)


def _functions_in(code: CodeType) -> Iterator[CodeType]:
    """Yield the code of functions of the module and of its classes, not of those inside."""
    for inner in _inside(code):
        if inner.co_flags & _IS_FUNCTION:
            yield inner
        else:
            yield from _functions_in(inner)


_IS_FUNCTION = 0x2  # CO_NEWLOCALS, which the body of a class does not have


def _inside(code: CodeType) -> list[CodeType]:
    return [value for value in code.co_consts if isinstance(value, CodeType)]


def _pairs(before: CodeType, after: CodeType) -> Iterator[tuple[CodeType, CodeType]]:
    yield before, after
    inside = (_inside(before), _inside(after))
    if [code.co_name for code in inside[0]] == [code.co_name for code in inside[1]]:
        for old, new in zip(*inside, strict=True):
            yield from _pairs(old, new)
