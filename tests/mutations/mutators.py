"""The possible changes: each breaks a rule like a typical slip."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

COMPARED: dict[type[ast.cmpop], ast.cmpop] = {
    ast.Eq: ast.NotEq(),
    ast.NotEq: ast.Eq(),
    ast.Lt: ast.LtE(),
    ast.LtE: ast.Lt(),
    ast.Gt: ast.GtE(),
    ast.GtE: ast.Gt(),
    ast.In: ast.NotIn(),
    ast.NotIn: ast.In(),
    ast.Is: ast.IsNot(),
    ast.IsNot: ast.Is(),
}
COMPUTED: dict[type[ast.operator], ast.operator] = {
    ast.Add: ast.Sub(),
    ast.Sub: ast.Add(),
    ast.Mult: ast.Div(),
    ast.Div: ast.Mult(),
    ast.BitAnd: ast.BitOr(),
    ast.BitOr: ast.BitAnd(),
}
FUNCTIONS = {"min": "max", "max": "min", "any": "all", "all": "any"}
METHODS = {"first": "last", "last": "first", "filter": "exclude", "exclude": "filter"}
LOOKUPS = {"lt": "lte", "lte": "lt", "gt": "gte", "gte": "gt"}

# Decorators without which a module cannot be imported, or only is slower.
NEEDED_DECORATORS = {
    *("property", "classmethod", "staticmethod", "abstractmethod", "overload", "override"),
    *("dataclass", "contextmanager", "wraps", "total_ordering", "cached_property", "cache"),
    *("lru_cache", "register", "display", "receiver", "filter", "simple_tag", "inclusion_tag"),
}
# Arguments and lists of the schema, which `makemigrations --check` compares with the migrations.
SCHEMA = {"max_length", "max_digits", "null", "blank", "unique", "db_index", "editable"}
SCHEMA_LISTS = {"constraints", "indexes"}
# Arguments of labels, of warnings, and of checks that only a mistake in the code can fail.
NO_RULES = SCHEMA | {"verbose_name", "help_text", "stacklevel", "strict", "chunk_size"}
NOT_RUN = {"annotation", "returns", "decorator_list"}


@dataclass(frozen=True)
class Change:
    """A change to the module at `path`; `mutated` is the whole source after it."""

    path: str
    kind: str
    line: int
    source: str
    mutated: str


@dataclass(frozen=True)
class Span:
    """A part of the source, by line and byte as in syntax trees."""

    line: int
    column: int
    end_line: int
    end_column: int


Replacement = tuple[Span, str]


def changes_of(path: str, source: str) -> Iterator[Change]:
    """Yield every possible change to `source`, the text of the module at `path`."""
    encoded = source.encode()
    starts = [0]
    for line in encoded.splitlines(keepends=True):
        starts.append(starts[-1] + len(line))
    for node in _rules(ast.parse(source)):
        for mutate in MUTATORS:
            for span, replacement in mutate(node):
                start = starts[span.line - 1] + span.column
                end = starts[span.end_line - 1] + span.end_column
                mutated = encoded[:start] + replacement.encode() + encoded[end:]
                kind = mutate.__name__.strip("_").replace("_", " ")
                yield Change(path, kind, span.line, source, mutated.decode())


def _rules(node: ast.AST) -> Iterator[ast.AST]:
    """Yield the nodes below `node`, except those that no test can or should notice."""
    for child in _children(node):
        if isinstance(child, ast.AST) and not _is_no_rule(child):
            yield child
            yield from _rules(child)


def _children(node: ast.AST) -> Iterator[Any]:
    if isinstance(node, ast.Dict):  # a field's arguments, too
        keys = [key.value if isinstance(key, ast.Constant) else None for key in node.keys]
        named = zip(keys, node.values, strict=True)
        yield from (value for key, value in named if key not in NO_RULES)
        return
    for name, value in ast.iter_fields(node):
        if name not in NOT_RUN:
            yield from value if isinstance(value, list) else [value]


def _is_no_rule(node: ast.AST) -> bool:
    match node:
        case ast.JoinedStr() | ast.Assert():  # Python 3.11 has no positions in f-strings
            return True
        case ast.keyword(arg=name):
            return name in NO_RULES
        case ast.Assign([ast.Name(name)]):
            return name in SCHEMA_LISTS
        case ast.Expr(ast.Call(ast.Attribute(ast.Name("logger")))):
            return True
        case ast.If(ast.Name("TYPE_CHECKING")):
            return True
    return False


def _whole(node: Any) -> Span:
    return Span(node.lineno, node.col_offset, node.end_lineno, node.end_col_offset)


def _end_of(node: Any, length: int) -> Span:
    """Return the span of the last `length` bytes of `node`."""
    column = node.end_col_offset
    return Span(node.end_lineno, column - length, node.end_lineno, column)


def _text(node: ast.AST) -> str:
    return f"({ast.unparse(node)})"


def _comparison(node: ast.AST) -> Iterator[Replacement]:
    match node:
        case ast.Compare(left, [operator], right):
            yield _whole(node), _text(ast.Compare(left, [COMPARED[type(operator)]], right))


def _arithmetic(node: ast.AST) -> Iterator[Replacement]:
    match node:
        case ast.BinOp(left, operator, right) if type(operator) in COMPUTED:
            yield _whole(node), _text(ast.BinOp(left, COMPUTED[type(operator)], right))


def _logic(node: ast.AST) -> Iterator[Replacement]:
    match node:
        case ast.BoolOp(operator, values):
            other = ast.Or() if isinstance(operator, ast.And) else ast.And()
            yield _whole(node), _text(ast.BoolOp(other, values))
        case ast.UnaryOp(ast.Not(), operand):
            yield _whole(node), _text(operand)


def _condition(node: ast.AST) -> Iterator[Replacement]:
    match node:
        case ast.If(test=test) | ast.IfExp(test=test) | ast.While(test=test):
            tests = [test]
        case ast.comprehension(ifs=tests):
            pass
        case _:
            return
    for test in tests:
        if not isinstance(test, ast.Compare | ast.UnaryOp):
            yield _whole(test), _text(ast.UnaryOp(ast.Not(), test))


def _constant(node: ast.AST) -> Iterator[Replacement]:
    match node:
        case ast.Constant(True | False as value):
            yield _whole(node), str(not value)
        case ast.Constant(int() as number):
            yield _whole(node), str(number + 1)
        case ast.Constant(float() as number):
            yield _whole(node), str(number * 1.5)


def _statement(node: ast.AST) -> Iterator[Replacement]:
    match node:
        case ast.Expr(ast.Call()) | ast.AugAssign() | ast.Raise():
            yield _whole(node), "pass"
        case ast.Assign([ast.Attribute() | ast.Subscript()]):
            yield _whole(node), "pass"


def _guard(node: ast.AST) -> Iterator[Replacement]:
    match node:
        case ast.If(body=[*_, ast.Return() | ast.Continue() | ast.Break() as last]):
            yield _whole(last), "pass"


def _decorator(node: ast.AST) -> Iterator[Replacement]:
    for decorator in getattr(node, "decorator_list", []):
        named = decorator.func if isinstance(decorator, ast.Call) else decorator
        names = set(ast.unparse(named).split("."))
        if not names & NEEDED_DECORATORS:
            span = _whole(decorator)
            yield Span(span.line, span.column - 1, span.end_line, span.end_column), ""


def _call(node: ast.AST) -> Iterator[Replacement]:
    match node:
        case ast.Call(ast.Name(name) as called) if name in FUNCTIONS:
            yield _whole(called), FUNCTIONS[name]
        case ast.Call(ast.Attribute(value, name) as called) if name in METHODS:
            if not _is_of_key(value):
                yield _end_of(called, len(name)), METHODS[name]
        case ast.Call(ast.Attribute(value, "distinct")):
            yield _whole(node), _text(value)


def _is_of_key(node: ast.AST) -> bool:
    """Return whether this selects by primary key: the first row is the last."""
    match node:
        case ast.Call(ast.Attribute(attr="filter"), keywords=[ast.keyword("pk"), *_]):
            return True
    return False


def _lookup(node: ast.AST) -> Iterator[Replacement]:
    match node:
        case ast.keyword(arg=str(name)) if name.rpartition("__")[2] in LOOKUPS:
            field, _, lookup = name.rpartition("__")
            column = node.col_offset
            span = Span(node.lineno, column, node.lineno, column + len(name))
            yield span, f"{field}__{LOOKUPS[lookup]}"


def _order(node: ast.AST) -> Iterator[Replacement]:
    match node:
        case ast.Call(ast.Attribute(attr="order_by"), arguments):
            for argument in arguments:
                if isinstance(argument, ast.Constant) and isinstance(argument.value, str):
                    name = argument.value
                    yield _whole(argument), repr(name[1:] if name[:1] == "-" else f"-{name}")


MUTATORS = (
    *(_comparison, _arithmetic, _logic, _condition, _constant, _statement),
    *(_guard, _decorator, _call, _lookup, _order),
)
