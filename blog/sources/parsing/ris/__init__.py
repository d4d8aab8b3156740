"""RIS: https://en.wikipedia.org/wiki/RIS_(file_format)."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from blog.sources.names import is_unclear
from blog.sources.parsing.items import NAMES, Unusable
from blog.sources.parsing.results import Failure, Parsed, limited, whole
from blog.sources.parsing.ris.reading import item_of
from blog.sources.parsing.ris.references import join_fields, split_references
from blog.sources.parsing.ris.writing import fields_of

_WEB_OF_SCIENCE = re.compile(r"^FN (?:Clarivate|Thomson|ISI)|^PT [A-Z]$", re.MULTILINE)


@limited
def read(text: str) -> Parsed:
    """Return the works of a .ris file. Never raises: `failures` lists unreadable references."""
    items, failures, remarks = [], [], []
    for number, reference in enumerate(split_references(text), 1):
        try:
            item = item_of(reference.fields)
            items.append(item)
            remarks += [
                Failure(item["id"] or f"entry {number}", reference.line, remark)
                for remark in _remarks(item)
            ]
        except Unusable as reason:
            failures.append(Failure(f"entry {number}", reference.line, str(reason)))
    if not items and not failures and _WEB_OF_SCIENCE.search(text):
        return whole(
            "It is an export of Web of Science in its own format: export as RIS or BibTeX."
        )
    return Parsed(items, failures, remarks)


def write(items: Iterable[Mapping[str, Any]]) -> str:
    """Return a .ris file from which `read` returns equal items."""
    return "".join(f"{join_fields(fields_of(item))}\n\n" for item in items)


def _remarks(item: Mapping[str, Any]) -> Iterator[str]:
    """Yield a remark on each name without a comma that may be a person's."""
    for role in sorted(NAMES):
        for name in item.get(role, []):
            if is_unclear(name.get("literal", "")):
                yield f"“{name['literal']}” has no comma, so it was read as an organization."
