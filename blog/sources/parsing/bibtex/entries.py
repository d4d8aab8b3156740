"""Splitting a BibTeX file into entries with bibtexparser; resolves abbreviations and parents."""

import logging
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from bibtexparser.model import (
    Block,
    DuplicateBlockKeyBlock,
    DuplicateFieldKeyBlock,
    ParsingFailedBlock,
    String,
)
from bibtexparser.model import Entry as Parsed
from bibtexparser.splitter import Splitter

from blog.sources.parsing.bibtex.dates import MONTHS
from blog.sources.parsing.results import Failure

# It logs every broken entry; our failures report them to the person who imports the file.
logging.getLogger("bibtexparser.splitter").setLevel(logging.CRITICAL)

_PIECE = re.compile(r'\s*(?:"(?P<quoted>[^"]*)"|(?P<name>[^#{}"\s]+)|(?P<open>\{))\s*(#?)')
_MAX_PIECES = 1_000
_MAX_ANCESTORS = 10

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

    def get(self, *names: str) -> str:
        """Return the first of the fields that is not empty."""
        return next((value for name in names if (value := self.fields.get(name, "").strip())), "")


@dataclass
class Split:
    """The entries of a text, in order, and the parts that could not be read as entries."""

    entries: list[Entry] = field(default_factory=list)
    failures: list[Failure] = field(default_factory=list)


def split(text: str) -> Split:
    """Return all entries of a BibTeX text, and the parts that only begin like an entry."""
    found = Split()
    try:
        blocks = Splitter(text).split().blocks
    except Exception as error:
        found.failures.append(Failure("the file", None, f"It cannot be read as BibTeX: {error}"))
        return found
    abbreviations = _abbreviations(blocks)
    for number, block in enumerate(_entry_blocks(blocks), 1):
        entry = _parsed(block)
        if entry is None:
            name = _key_in(block.raw or "") or f"entry {number}"
            found.failures.append(Failure(name, _line(block), _reason(block)))
        else:
            found.entries.append(_entry(entry, abbreviations, repeated=_repeated_fields(block)))
    found.entries = [*_with_parents(found.entries)]
    return found


def _entry_blocks(blocks: Iterable[Block]) -> Iterator[Block]:
    for block in blocks:
        if isinstance(block, Parsed) or (
            isinstance(block, ParsingFailedBlock)
            and not isinstance(block.ignore_error_block, String)
        ):
            yield block


def _parsed(block: Block) -> Parsed | None:
    """Return the entry in a block, also one with a duplicate key or duplicate fields; or None."""
    if isinstance(block, DuplicateBlockKeyBlock | DuplicateFieldKeyBlock):
        block = block.ignore_error_block or block
        return _parsed(block)
    return block if isinstance(block, Parsed) else None


def _repeated_fields(block: Block) -> tuple[str, ...]:
    if isinstance(block, DuplicateBlockKeyBlock) and block.ignore_error_block:
        return _repeated_fields(block.ignore_error_block)
    return tuple(sorted(block.duplicate_keys)) if isinstance(block, DuplicateFieldKeyBlock) else ()


def _line(block: Block) -> int | None:
    return None if block.start_line is None else block.start_line + 1


def _key_in(raw: str) -> str:
    found = re.match(r"@\w*\s*[{(]\s*([^\s,{}()=\"]{1,200})\s*,", raw)
    return found[1] if found else ""


def _reason(block: Block) -> str:
    error = str(getattr(getattr(block, "error", None), "abort_reason", ""))
    if "end of file" in error:
        return "It never ends: a closing brace or quotation mark is missing."
    if "Unexpected block start" in error:
        return "A closing brace or quotation mark is missing before the next entry."
    if "Expected either" in error:
        return "A comma is missing between two fields."
    if "Expected comma after entry key" in error:
        return "It has no key followed by a comma."
    return "A field has no “=” between its name and its value."


# Values


def _abbreviations(blocks: Iterable[Block]) -> dict[str, str]:
    """Return the abbreviations that @string defines, by name; the last definition wins."""
    abbreviations = {month: month for month in MONTHS}
    for block in blocks:
        if isinstance(block, ParsingFailedBlock) and block.ignore_error_block:
            block = block.ignore_error_block  # noqa: PLW2901  repeated, but an abbreviation
        if isinstance(block, String):
            abbreviations[block.key.lower()] = _value(block.value, abbreviations)[0]
    return abbreviations


def _entry(parsed: Parsed, abbreviations: dict[str, str], *, repeated: tuple[str, ...]) -> Entry:
    fields: dict[str, str] = {}
    remarks = [f"Its field {name} is repeated; the first one was used." for name in repeated]
    for raw in parsed.fields:
        value, unknown = _value(str(raw.value), abbreviations)
        remarks += [f"The abbreviation {name} is not defined." for name in unknown]
        if value.strip():
            fields.setdefault(raw.key.lower(), value)
    key = parsed.key.strip()
    return Entry(parsed.entry_type.lower(), key, fields, _line(parsed), tuple(remarks))


def _value(raw: str, abbreviations: dict[str, str]) -> tuple[str, list[str]]:
    """Return the value without delimiters, joined at each #, and its undefined abbreviations."""
    pieces: list[str] = []
    unknown: list[str] = []
    position = 0
    while position < len(raw) and len(pieces) < _MAX_PIECES:
        match = _PIECE.match(raw, position)
        if not match:
            pieces.append(raw[position:])
            break
        position = match.end()
        if match["open"]:
            end = _end_of_group(raw, match.start("open"))
            pieces.append(raw[match.start("open") + 1 : end])
            after = re.compile(r"\}?\s*#?").match(raw, end)
            position = after.end() if after else end + 1
        elif match["name"]:
            known = abbreviations.get(match["name"].lower())
            if known is None and not match["name"].isdigit():
                unknown.append(match["name"])
            pieces.append(match["name"] if known is None else known)
        else:
            pieces.append(match["quoted"])
    return "".join(pieces), unknown


def _end_of_group(raw: str, start: int) -> int:
    """Return the end of the group that opens at `start`, as bibtexparser counts braces."""
    depth = 0
    for match in re.compile(r"(?<!\\)[{}]").finditer(raw, start):
        depth += 1 if match[0] == "{" else -1
        if depth == 0:
            return match.start()
    return len(raw)


# Parents


def _with_parents(entries: list[Entry]) -> Iterator[Entry]:
    by_key: dict[str, Entry] = {}
    for entry in entries:
        by_key.setdefault(entry.key.lower(), entry)
    for entry in entries:
        fields = _inherited(entry, by_key, depth=0)
        if entry.type != "xdata":
            yield replace(entry, fields=fields)


def _inherited(entry: Entry, by_key: dict[str, Entry], *, depth: int) -> dict[str, str]:
    """Return the fields of `entry`, filled from its xdata and crossref."""
    fields = dict(entry.fields)
    if depth > _MAX_ANCESTORS:
        return fields
    for name in ("xdata", "crossref"):
        for key in fields.get(name, "").lower().split(","):
            parent = by_key.get(key.strip())
            if parent is None or parent.key == entry.key:
                continue
            parent_fields = _inherited(parent, by_key, depth=depth + 1)
            if name == "crossref":
                parent_fields = _renamed_for(entry, parent, parent_fields)
            fields = parent_fields | fields
    return fields


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
