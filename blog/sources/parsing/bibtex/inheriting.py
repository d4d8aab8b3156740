"""BibTeX entries, and what they inherit from others by xdata and crossref."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

_MAX_ANCESTORS = 10
# Of all entries of a file together, counting each field as 10 characters more than its text.
_MAX_INHERITED = 30_000_000
_TOO_MUCH = f"It inherits too much: all entries together may inherit {_MAX_INHERITED:,} characters."

# Fields that a child inherits under another name (biblatex manual, appendix B).
_PARTS = frozenset(
    [
        "inbook",
        "incollection",
        "inproceedings",
        "inreference",
        "conference",
        "bookinbook",
        "suppbook",
        "suppcollection",
    ]
)
_TITLES_OF_BOOKS = {
    "title": "booktitle",
    "subtitle": "booksubtitle",
    "titleaddon": "booktitleaddon",
}
_TITLES_OF_JOURNALS = {"title": "journaltitle", "subtitle": "journalsubtitle"}
_TITLES_OF_SETS = {"title": "maintitle", "subtitle": "mainsubtitle", "titleaddon": "maintitleaddon"}
_OWN = frozenset(
    [
        "crossref",
        "xref",
        "xdata",
        "ids",
        "entryset",
        "entrysubtype",
        "execute",
        "label",
        "options",
        "presort",
        "related",
        "relatedoptions",
        "relatedstring",
        "relatedtype",
        "shorthand",
        "shorthandintro",
        "sortkey",
        "sorttitle",
        "indextitle",
        "indexsorttitle",
        "shorttitle",
        "keywords",
        "annotation",
        "abstract",
    ]
)


@dataclass(frozen=True)
class Entry:
    """One entry: fields in lower case, their values without delimiters, still LaTeX."""

    type: str
    key: str
    fields: dict[str, str]
    line: int | None = None
    remarks: tuple[str, ...] = ()
    problem: str = ""  # the reason that it cannot be used

    def get(self, *names: str) -> str:
        """Return the first of the fields that is not empty."""
        return next((value for name in names if (value := self.fields.get(name, "").strip())), "")


def with_parents(entries: list[Entry]) -> Iterator[Entry]:
    """Yield the entries, without those of type xdata, with the fields that they inherit."""
    family = _Family(entries)
    for entry in entries:
        try:
            fields, problem = family.fields_of(entry), entry.problem
        except _InheritsTooMuch:
            fields, problem = entry.fields, _TOO_MUCH
        if entry.type != "xdata":
            yield replace(entry, fields=fields, problem=problem)


class _InheritsTooMuch(ValueError):
    """The limit of inherited text is reached."""


class _Family:
    """The entries of a file, and how much has been inherited so far."""

    def __init__(self, entries: list[Entry]) -> None:
        self._inherited = 0
        self._by_key: dict[str, Entry] = {}
        for entry in entries:
            if entry.key:
                self._by_key.setdefault(entry.key.lower(), entry)

    def fields_of(self, entry: Entry, *, depth: int = 0) -> dict[str, str]:
        """Return the fields of `entry`, filled from its xdata and crossref."""
        fields = dict(entry.fields)
        if depth > _MAX_ANCESTORS:
            return fields
        for name in ("xdata", "crossref"):
            for key in fields.get(name, "").lower().split(","):
                parent = self._by_key.get(key.strip())
                if parent is None or parent.key == entry.key:
                    continue
                parent_fields = self.fields_of(parent, depth=depth + 1)
                self._count(parent_fields)
                if name == "crossref":
                    parent_fields = _renamed_for(entry, parent, parent_fields)
                fields = parent_fields | fields
        return fields

    def _count(self, fields: dict[str, str]) -> None:
        self._inherited += sum(len(value) + 10 for value in fields.values()) + 10
        if self._inherited > _MAX_INHERITED:
            raise _InheritsTooMuch


def _renamed_for(child: Entry, parent: Entry, fields: dict[str, str]) -> dict[str, str]:
    renamed: dict[str, str] = {}
    if child.type in _PARTS:
        renamed = _TITLES_OF_BOOKS
    elif child.type in {"article", "suppperiodical", "review"}:
        renamed = _TITLES_OF_JOURNALS
    elif parent.type.startswith("mv") or child.type in {"book", "collection", "proceedings"}:
        renamed = _TITLES_OF_SETS
    passed_on = {
        renamed.get(name, name): value for name, value in fields.items() if name not in _OWN
    }
    if child.type in _PARTS and parent.type.startswith("mv"):
        passed_on["maintitle"] = passed_on.pop("booktitle", "")
    if child.type in _PARTS and "author" in fields and parent.type in {"book", "mvbook"}:
        passed_on["bookauthor"] = fields["author"]
    return {name: value for name, value in passed_on.items() if value}
