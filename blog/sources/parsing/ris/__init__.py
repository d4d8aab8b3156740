"""RIS: https://en.wikipedia.org/wiki/RIS_(file_format)."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from blog.sources.parsing.items import Unusable
from blog.sources.parsing.results import Failure, Parsed, limited, whole
from blog.sources.parsing.ris.reading import item_of
from blog.sources.parsing.ris.writing import record_of

_TAG = re.compile(r"([A-Z][A-Z0-9]) {1,2}-(?: (.*)|$)")
_ISI = re.compile(r"^FN (?:Clarivate|Thomson|ISI)|^PT [A-Z]$", re.MULTILINE)


@dataclass
class Record:
    """The lines of one reference, one a tag: what continues a line is joined to it."""

    line: int
    lines: list[str] = field(default_factory=list)
    is_closed: bool = False


@limited
def read(text: str) -> Parsed:
    """The works of a .ris file. Nothing raises: what cannot be read is named in `failures`."""
    items, failures = [], []
    for number, record in enumerate(_records(text), 1):
        name = f"entry {number}"
        try:
            items.append(item_of(record.lines))
        except Unusable as reason:
            failures.append(Failure(name, record.line, str(reason)))
    if not items and not failures and _ISI.search(text):
        return whole(
            "It is an export of Web of Science in its own format: export as RIS or BibTeX."
        )
    return Parsed(items, failures)


def write(items: Iterable[Mapping[str, Any]]) -> str:
    """A .ris file in UTF-8 that `read` gives the items back from."""
    return "".join(f"{record_of(item)}\n\n" for item in items)


def _records(text: str) -> Iterator[Record]:
    """References from TY to ER; one that is not closed ends where the next begins."""
    record: Record | None = None
    for number, line in enumerate(text.split("\n"), 1):
        tag, words = _tag_of(line)
        if tag in {"TY", "ER"} and record:
            yield record
            record = None
        if tag == "TY":
            record = Record(number)
        if record and tag:
            record.lines.append(f"{tag}  - {words}")
        elif record and line.strip():
            record.lines[-1] += f" {line.strip()}"
    if record:
        yield record


def _tag_of(line: str) -> tuple[str, str]:
    found = _TAG.match(line.rstrip())
    return (found[1], (found[2] or "").strip()) if found else ("", "")
