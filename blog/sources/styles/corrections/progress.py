"""The state of a reference during rendering, and the base class of corrected elements."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from citeproc.source import VariableError


@dataclass(frozen=True)
class Distinction:
    """The additions to a citation that distinguish it from citations of other works."""

    names: int = 0  # more names before "et al."
    given: bool = False  # initials or given name of the first person
    title: bool = False
    suffix: str = ""  # letter after the year


class Progress:
    """The state of a reference: the parts already rendered, and variables not to render again."""

    def __init__(self, section: Any, item: Any, *, sorting: bool = False) -> None:
        self.section = section
        self.sorting = sorting  # a sort key is rendered
        self.called = self.filled = 0
        self.spent: set[str] = set()
        self.author_due = False  # whether the position of the author was reached
        self.people: list[list[Any]] = []  # the names rendered, role by role
        self.names = ""  # the author or substitute, as rendered
        self.distinction = Distinction() if self.lists else distinction_of(item)
        self._recorders: list[set[str]] = []

    @property
    def lists(self) -> bool:
        """Whether the reference is an entry of the bibliography."""
        return str(self.section.tag).endswith("bibliography")

    def fill(self, variable: str = "") -> None:
        self.filled += 1
        for recorder in self._recorders:
            recorder.add(variable)

    @contextmanager
    def recording(self) -> Iterator[set[str]]:
        recorder: set[str] = set()
        self._recorders.append(recorder)
        try:
            yield recorder
        finally:
            self._recorders.pop()


class Corrected:
    """The base of every corrected element."""

    get_root: Any
    get: Any

    @property
    def progress(self) -> Progress:
        return self.get_root().progress  # type: ignore[no-any-return]

    def begin(self, variable: str) -> None:
        """Start to use a variable; raise VariableError if it has replaced a missing name."""
        self.progress.called += 1
        if base(variable) in self.progress.spent:
            raise VariableError


def base(variable: str) -> str:
    return variable.removesuffix("-short")


def value_of(item: Any, variable: str) -> Any:
    if variable == "locator":
        return item.locator.identifier if item.has_locator else None
    if variable == "year-suffix":
        return distinction_of(item).suffix
    if variable == "first-reference-note-number":
        return item.bibliography.notes.get(item.key)
    return item.reference.get(variable.replace("-", "_"))


def distinction_of(item: Any) -> Distinction:
    return item.bibliography.distinctions.get(item.key, Distinction())  # type: ignore[no-any-return]
