"""RIS: https://en.wikipedia.org/wiki/RIS_(file_format)."""

import re
from collections.abc import Iterable, Mapping
from typing import Any

from blog.sources.parsing.items import Unusable
from blog.sources.parsing.results import Failure, Parsed, limited, whole
from blog.sources.parsing.ris.reading import item_of
from blog.sources.parsing.ris.references import join_fields, split_references
from blog.sources.parsing.ris.writing import fields_of

_WEB_OF_SCIENCE = re.compile(r"^FN (?:Clarivate|Thomson|ISI)|^PT [A-Z]$", re.MULTILINE)


@limited
def read(text: str) -> Parsed:
    """Return the works of a .ris file. Never raises: `failures` lists unreadable references."""
    items, failures = [], []
    for number, reference in enumerate(split_references(text), 1):
        try:
            items.append(item_of(reference.fields))
        except Unusable as reason:
            failures.append(Failure(f"entry {number}", reference.line, str(reason)))
    if not items and not failures and _WEB_OF_SCIENCE.search(text):
        return whole(
            "It is an export of Web of Science in its own format: export as RIS or BibTeX."
        )
    return Parsed(items, failures)


def write(items: Iterable[Mapping[str, Any]]) -> str:
    """Return a .ris file from which `read` returns equal items."""
    return "".join(f"{join_fields(fields_of(item))}\n\n" for item in items)
