"""BibTeX and biblatex: https://ctan.org/pkg/bibtex, https://ctan.org/pkg/biblatex."""

from collections.abc import Iterable, Mapping
from typing import Any

from blog.sources.parsing.bibtex.entries import split
from blog.sources.parsing.bibtex.inheriting import Entry
from blog.sources.parsing.bibtex.mending import NO_KEY
from blog.sources.parsing.bibtex.reading import item_of
from blog.sources.parsing.bibtex.writing import entry_of
from blog.sources.parsing.items import Unusable
from blog.sources.parsing.results import Failure, Parsed, limited


@limited
def read(text: str) -> Parsed:
    """Return the works of a .bib file, in the fields of BibTeX or of biblatex.

    Abbreviations are resolved and children inherit from their parents. Never raises: `failures`
    lists the entries that cannot be read. An entry with the key of an earlier one gets a new key.
    """
    found = split(text)
    items, failures, remarks = [], list(found.failures), []
    for number, entry in enumerate(found.entries, 1):
        name = entry.key or f"entry {number}"
        if entry.type == "set":
            remarks.append(Failure(name, entry.line, _set_of(entry)))
            continue
        try:
            items.append(item_of(entry))
        except Unusable as reason:
            failures.append(Failure(name, entry.line, str(reason)))
        remarks += [Failure(name, entry.line, remark) for remark in _remarks(entry)]
    return Parsed(items, failures, remarks)


def _remarks(entry: Entry) -> dict[str, None]:
    return dict.fromkeys([*([] if entry.key else [NO_KEY]), *entry.remarks])


def _set_of(entry: Entry) -> str:
    members = ", ".join(entry.get("entryset").replace(",", " ").split()) or "nothing"
    return f"It is a set of {members}; its members are works of their own."


def write(items: Iterable[Mapping[str, Any]]) -> str:
    """Return a .bib file for BibTeX and biblatex, from which `read` returns equal items."""
    return "".join(f"{entry_of(item)}\n\n" for item in items)
