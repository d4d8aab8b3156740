# mypy: allow-subclassing-any
"""Corrections of groups, substitutes and branches."""

import re
from collections.abc import Callable, Iterator
from typing import Any

from citeproc import model
from citeproc.source import VariableError

from blog.sources.styles.corrections.progress import Corrected, value_of

FIRST_ONLY = "first-only"  # set by preprocessing.py; not an attribute of CSL

_TESTS = (
    "type", "variable", "is-numeric", "is-uncertain-date", "locator", "position", "disambiguate",
)  # fmt: skip
_MATCHES: dict[str, Callable[[list[bool]], bool]] = {
    "all": all,
    "any": any,
    "none": lambda results: not any(results),
}
_NUMBERS = re.compile(r"[a-z]*\d+[a-z]*(?:\s*[,&–-]\s*[a-z]*\d+[a-z]*)*", re.IGNORECASE)


class Group(Corrected, model.Group):
    """A group; renders nothing if it uses variables and all of them are empty."""

    def process(self, item: Any, context: Any = None, **kwargs: Any) -> Any:
        progress = self.progress
        called, filled = progress.called, progress.filled
        parts = list(self._parts(item, context=context, **kwargs))
        if not parts or (progress.called > called and progress.filled == filled):
            raise VariableError
        progress.called += 1
        progress.fill()
        return self.join(parts)

    def _parts(self, item: Any, **kwargs: Any) -> Iterator[Any]:
        for child in self.iterchildren():
            passed_on = {"delimiter": self.get("delimiter", "")} if _is_choose(child) else {}
            try:
                part = child.render(item, **passed_on, **kwargs)
            except VariableError:
                continue
            if part is not None and part != "":
                yield part


def _is_choose(element: Any) -> bool:
    return isinstance(element, model.Choose)


class Substitute(Corrected, model.Substitute):
    """A substitute; a variable that replaces missing names is not rendered again later."""

    def render(self, item: Any, context: Any = None, **kwargs: Any) -> Any:
        for child in self.iterchildren():
            with self.progress.recording() as rendered:
                text = first_rendered([child], item, context=context, **kwargs)
            if text:
                self.progress.spent |= rendered - {""}
                return text
        raise VariableError


class _Branch:
    """A branch; within `<substitute>` it renders only its first child that is not empty."""

    get: Any
    iterchildren: Any

    def render_children(self, item: Any, **kwargs: Any) -> Any:
        if self.get(FIRST_ONLY) is None:
            return model.Parent.render_children(self, item, **kwargs)
        kwargs.pop("delimiter", None)
        return first_rendered(self.iterchildren(), item, **kwargs)


def first_rendered(elements: Any, item: Any, **kwargs: Any) -> Any:
    for element in elements:
        try:
            text = element.render(item, **kwargs)
        except VariableError:
            continue
        if text:
            return text
    return None


class _Conditions(Corrected, _Branch):
    """Conditions on locators, on numbers with letters or ranges, and on ambiguous citations."""

    _position: Any

    def _variable(self, item: Any) -> list[bool]:
        return [bool(value_of(item, name)) for name in self.get("variable").split()]

    def _is_numeric(self, item: Any) -> list[bool]:
        values = [str(value_of(item, name) or "") for name in self.get("is-numeric").split()]
        return [_NUMBERS.fullmatch(value) is not None for value in values]

    def _locator(self, item: Any) -> list[bool]:
        label = item.locator.label if item.has_locator else ""
        return [wanted == label for wanted in self.get("locator").split()]

    def _type(self, item: Any) -> list[bool]:
        kind = item.reference.type
        return [name == kind for name in self.get("type").split()]

    def _disambiguate(self, _item: Any) -> list[bool]:
        return [self.progress.distinction.title]

    def render(self, item: Any, context: Any = None, delimiter: str = "", **kwargs: Any) -> Any:
        results = [
            bool(result)
            for test in _TESTS
            if self.get(test)
            for result in self._results(test, item, context)
        ]
        if not _MATCHES[self.get("match", "all")](results):
            raise model.ConditionFailed
        return self.render_children(item, context=context, delimiter=delimiter, **kwargs)

    def _results(self, test: str, item: Any, context: Any) -> Any:
        if test == "position":
            return self._position(item, context)
        return getattr(self, f"_{test.replace('-', '_')}")(item)


class Else(_Branch, model.Else):
    pass


class If(_Conditions, model.If):
    pass


class ElseIf(_Conditions, model.Else_If):
    pass
