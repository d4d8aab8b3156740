"""The tests of <if> and <else-if>."""

from collections.abc import Callable, Iterator, Mapping

from blog.sources.csl.elements import Branch
from blog.sources.csl.rendering.context import (
    FIRST,
    IBID,
    IBID_WITH_LOCATOR,
    SUBSEQUENT,
    Context,
)
from blog.sources.csl.rendering.numbers import is_numeric
from blog.sources.csl.rendering.text import value_of

Test = Callable[[str, Context], bool]


def is_met(branch: Branch, context: Context) -> bool:
    results = _results(branch, context)
    if branch.match == "any":
        return any(results)
    if branch.match == "none":
        return not any(results)
    return all(results)


def _results(branch: Branch, context: Context) -> Iterator[bool]:
    for name, values in branch.conditions:
        if name == "type" and context.refinements.any_of_types:
            yield context.item.type in values
            continue
        for value in values:
            yield _TESTS[name](value, context)


def _type(value: str, context: Context) -> bool:
    return context.item.type == value


def _variable(value: str, context: Context) -> bool:
    if value in ("locator", "citation-number", "first-reference-note-number", "year-suffix"):
        return bool(value_of(value, context))
    return context.item.has(value)


def _is_numeric(value: str, context: Context) -> bool:
    return is_numeric(value_of(value, context))


def _is_uncertain(value: str, context: Context) -> bool:
    date = context.item.dates.get(value)
    return date is not None and date.is_circa


def _locator(value: str, context: Context) -> bool:
    label = context.cite.label.replace(" ", "-")
    return bool(context.cite.locator) and label == value.replace(" ", "-")


def _position(value: str, context: Context) -> bool:
    if context.in_bibliography:
        return False
    position = context.position
    if value == "near-note":
        return position.is_near
    if value == "far-note":
        return position.level >= SUBSEQUENT and not position.is_near
    if value == "first":
        return position.level == FIRST
    return position.level >= _LEVELS.get(value, IBID_WITH_LOCATOR + 1)


def _disambiguate(value: str, context: Context) -> bool:
    if value != "true":
        return not context.distinction.conditions
    if context.conditions_met >= context.distinction.conditions:
        return False
    context.conditions_met += 1
    return True


_LEVELS = {"subsequent": SUBSEQUENT, "ibid": IBID, "ibid-with-locator": IBID_WITH_LOCATOR}
_TESTS: Mapping[str, Test] = {
    "type": _type,
    "variable": _variable,
    "is-numeric": _is_numeric,
    "is-uncertain-date": _is_uncertain,
    "locator": _locator,
    "position": _position,
    "disambiguate": _disambiguate,
}
