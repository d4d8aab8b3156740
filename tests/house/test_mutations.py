"""The changes of `make mutations`: every kind where it applies, and none elsewhere."""

import ast
from pathlib import Path

import pytest

from tests.mutations.functions import Functions
from tests.mutations.mutators import Change, changes_of

ROOT = Path(__file__).parents[2]


def mutated(source):
    return {(change.kind, change.mutated) for change in changes_of("blog/a.py", source)}


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("a < b", {("comparison", "(a <= b)")}),
        ("a is None", {("comparison", "(a is not None)")}),
        ("a + b", {("arithmetic", "(a - b)")}),
        ("a and b", {("logic", "(a or b)")}),
        ("not a", {("logic", "(a)")}),
        ("b if a else c", {("condition", "b if (not a) else c")}),
        ("[a for a in b if a]", {("condition", "[a for a in b if (not a)]")}),
        ("a = 3", {("constant", "a = 4")}),
        ("a = 0.5", {("constant", "a = 0.75")}),
        ("a = True", {("constant", "a = False")}),
        ("a.save()", {("statement", "pass")}),
        ("a.b = c", {("statement", "pass")}),
        ("raise a", {("statement", "pass")}),
        ("@atomic\ndef a(): b", {("decorator", "\ndef a(): b")}),
        ("a = min(b)", {("call", "a = max(b)")}),
        ("a = b.first()", {("call", "a = b.last()")}),
        ("a = b.filter(pk=c).first()", {("call", "a = b.exclude(pk=c).first()")}),
        ("a = b.distinct()", {("call", "a = (b)")}),
        ("a = Q(at__lt=b)", {("lookup", "a = Q(at__lte=b)")}),
        ("a = b.order_by('-c')", {("order", "a = b.order_by('c')")}),
        ("ж = 'ж' + b", {("arithmetic", "ж = ('ж' - b)")}),
    ],
)
def test_each_kind_of_rule_is_broken(source, expected):
    assert mutated(source) == expected


def test_a_guard_is_removed():
    source = "def a():\n    if b is c:\n        return\n    d"
    assert ("guard", source.replace("return", "pass")) in mutated(source)


@pytest.mark.parametrize(
    "source",
    [
        "assert a < b",
        "f'{a + b}'",
        "a: b[3]",
        "@property\ndef a(): b",
        "a = CharField(max_length=3, null=True, blank=True)",
        "class Meta:\n    constraints = [CheckConstraint(condition=Q(a=True) | Q(b=True))]",
        "for a in zip(b, c, strict=True): d",
        "a = {'blank': True, **b}",
        "logger.info(a + b)",
        "if TYPE_CHECKING:\n    a = 3",
    ],
)
def test_other_code_is_not_changed(source):
    assert mutated(source) == set()


def test_every_change_to_a_real_module_is_valid_python():
    path = "blog/text/words/bidi.py"
    changes = list(changes_of(path, (ROOT / path).read_text("utf-8")))
    assert len(changes) > 30
    for change in changes:
        assert ast.dump(ast.parse(change.mutated)) != ast.dump(ast.parse(change.source))


RULES = """
MOST = 30

def is_over(number):
    def compared(most):
        return number > most
    return compared(MOST)

class Rule:
    @property
    def is_new(self):
        return 1 + 1 == 2
"""


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("number > most", "number >= most", (True, True, True)),
        ("1 + 1", "1 - 1", (True, False, False)),
        ("MOST = 30", "MOST = 31", (False, False, True)),
    ],
)
def test_the_code_of_imported_functions_is_replaced(tmp_path, old, new, expected):
    path = str(tmp_path / "rules.py")
    rules = {}
    exec(compile(RULES, path, "exec"), rules)
    line = RULES[: RULES.index(old)].count("\n") + 1
    change = Change(path, "a kind", line, RULES, RULES.replace(old, new))
    is_replaced = Functions().replace(change)
    assert (is_replaced, rules["is_over"](30), rules["Rule"]().is_new) == expected
