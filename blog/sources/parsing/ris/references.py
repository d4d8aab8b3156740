"""Splitting a RIS file into references, from TY to ER, each a list of tags with values."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

Field = tuple[str, str]  # a tag and its value: ("AU", "Niu, Jun")

_FIELD = re.compile(r"([A-Z][A-Z0-9]) {1,2}-(?: (.*)|$)")


@dataclass
class Reference:
    """The fields of a reference in order, TY first; `line` is the line where it begins."""

    line: int
    lines: list[tuple[str, list[str]]] = field(default_factory=list)

    @property
    def fields(self) -> list[Field]:
        return [(tag, " ".join(filter(None, values))) for tag, values in self.lines]

    def append(self, tag: str, value: str) -> None:
        self.lines.append((tag, [value]))

    def continue_last(self, text: str) -> None:
        """Append a line without a tag to the last value."""
        self.lines[-1][1].append(text)


def split_references(text: str) -> Iterator[Reference]:
    """Yield the references in `text`; one without ER ends where the next begins."""
    reference: Reference | None = None
    for number, line in enumerate(text.split("\n"), 1):
        tag, value = split_line(line)
        if tag in {"TY", "ER"} and reference:
            yield reference
            reference = None
        if tag == "TY":
            reference = Reference(number)
        if reference and tag:
            reference.append(tag, value)
        elif reference and line.strip():
            reference.continue_last(line.strip())
    if reference:
        yield reference


def split_line(line: str) -> Field:
    """Return the tag and the value of a line; two empty strings if it has no tag."""
    found = _FIELD.match(line.rstrip())
    return (found[1], (found[2] or "").strip()) if found else ("", "")


def join_fields(fields: Iterable[Field]) -> str:
    """Return the text of one reference, ending with ER."""
    lines = [f"{tag}  - {value}" for tag, value in fields]
    return "\n".join([*lines, "ER  - "])
