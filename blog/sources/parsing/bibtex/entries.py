"""Splitting a BibTeX file into entries with bibtexparser; resolves abbreviations and parents."""

import logging
import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from bibtexparser.model import (
    Block,
    DuplicateBlockKeyBlock,
    DuplicateFieldKeyBlock,
    ImplicitComment,
    ParsingFailedBlock,
    String,
)
from bibtexparser.model import Entry as Parsed
from bibtexparser.splitter import Splitter

from blog.sources.parsing.bibtex.dates import MONTHS
from blog.sources.parsing.bibtex.inheriting import Entry, with_parents
from blog.sources.parsing.bibtex.mending import mended
from blog.sources.parsing.results import Failure

# It logs every broken entry; our failures report them to the person who imports the file.
logging.getLogger("bibtexparser.splitter").setLevel(logging.CRITICAL)

_PIECE = re.compile(r'\s*(?:"(?P<quoted>[^"]*)"|(?P<name>[^#{}"\s]+)|(?P<open>\{))\s*(#?)')
_ANOTHER_FIELD = re.compile(r"[}\"][\s;]*[a-zA-Z][\w:-]*\s*=")
_MAX_PIECES = 1_000
_MAX_VALUE = 200_000
_MAX_EXPANDED = 10_000_000  # of all abbreviations of a file together, wherever they are used


class TooLong(ValueError):
    """A value becomes too long by its abbreviations. The message is a sentence for the screen."""


class Abbreviations(dict[str, str | None]):
    """The values of abbreviations by name; None if the value would be too long."""

    expanded = 0

    def expand(self, name: str) -> str | None:
        """Return the value, or None if the name is not defined; raise TooLong."""
        if name not in self:
            return None
        value = self[name]
        self.expanded += len(value or "")
        if value is None or self.expanded > _MAX_EXPANDED:
            limit = _MAX_VALUE if value is None else _MAX_EXPANDED
            raise TooLong(f"The abbreviation {name} makes it longer than {limit:,} characters.")
        return value


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
    abbreviations = _abbreviations(blocks, found.failures)
    sources = _Sources(text, blocks)
    for number, block in enumerate(_entry_blocks(blocks), 1):
        entry = _parsed(block)
        if entry and not _lacks_a_comma(entry):
            found.entries.append(_entry(entry, abbreviations, remarks=_repeated_fields(block)))
        elif fixed := _mended(sources.of(block)):
            found.entries.append(_entry(fixed[0], abbreviations, remarks=fixed[1], block=block))
        elif entry:
            found.entries.append(_entry(entry, abbreviations, remarks=_repeated_fields(block)))
        else:
            name = _key_in(block.raw or "") or f"entry {number}"
            found.failures.append(Failure(name, _line(block), _reason(block)))
    found.entries = [*with_parents(found.entries)]
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
    repeated = sorted(block.duplicate_keys) if isinstance(block, DuplicateFieldKeyBlock) else ()
    return tuple(f"Its field {name} is repeated; the first one was used." for name in repeated)


class _Sources:
    """The lines of a text from a block to the next that is not a comment."""

    def __init__(self, text: str, blocks: Sequence[Block]) -> None:
        self._lines = text.split("\n")
        starts = {block.start_line for block in blocks if not isinstance(block, ImplicitComment)}
        self._starts = sorted(start for start in starts if start is not None)

    def of(self, block: Block) -> str:
        start = block.start_line or 0
        after = bisect_right(self._starts, start)
        end = self._starts[after] if after < len(self._starts) else None
        return "\n".join(self._lines[start:end]).strip()


def _lacks_a_comma(entry: Parsed) -> bool:
    """Return whether a value seems to go on with another field: title={T} author={A}."""
    return any(_ANOTHER_FIELD.search(str(field.value)) for field in entry.fields)


def _mended(source: str) -> tuple[Parsed, tuple[str, ...]] | None:
    """Return the entry that was meant, and remarks; None if that is not clear."""
    text, remarks = mended(source)
    if not remarks:
        return None
    entry = _parsed(next(iter(Splitter(text).split().blocks)))
    return (entry, remarks) if entry and not _lacks_a_comma(entry) else None


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


def _abbreviations(blocks: Iterable[Block], failures: list[Failure]) -> Abbreviations:
    """Return the abbreviations that @string defines, by name; the last definition wins."""
    abbreviations = Abbreviations({month: month for month in MONTHS})
    for block in blocks:
        if isinstance(block, ParsingFailedBlock) and block.ignore_error_block:
            block = block.ignore_error_block  # noqa: PLW2901  repeated, but an abbreviation
        if isinstance(block, String):
            name = block.key.lower()
            try:
                abbreviations[name] = _value(block.value, abbreviations)[0]
            except TooLong as reason:
                abbreviations[name] = None
                failures.append(Failure(block.key, _line(block), str(reason)))
    return abbreviations


def _entry(
    parsed: Parsed,
    abbreviations: Abbreviations,
    *,
    remarks: tuple[str, ...],
    block: Block | None = None,
) -> Entry:
    """Return the entry with the values of its fields; `block` has its line if it was mended."""
    fields: dict[str, str] = {}
    key, line, problem = parsed.key.strip(), _line(block or parsed), ""
    for raw in parsed.fields:
        try:
            value, unknown = _value(str(raw.value), abbreviations)
        except TooLong as reason:
            problem = str(reason)
            continue
        remarks += tuple(f"The abbreviation {name} is not defined." for name in unknown)
        if value.strip():
            fields.setdefault(raw.key.lower(), value)
    return Entry(parsed.entry_type.lower(), key, fields, line, remarks, problem)


def _value(raw: str, abbreviations: Abbreviations) -> tuple[str, list[str]]:
    """Return the value without delimiters, joined at each #, and its undefined abbreviations.

    Raise TooLong.
    """
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
            known = abbreviations.expand(match["name"].lower())
            if known is None and not match["name"].isdigit():
                unknown.append(match["name"])
            pieces.append(match["name"] if known is None else known)
        else:
            pieces.append(match["quoted"])
    return _joined(pieces, longest=max(_MAX_VALUE, len(raw))), unknown


def _joined(pieces: list[str], *, longest: int) -> str:
    if sum(map(len, pieces)) > longest:
        raise TooLong(f"Its abbreviations make it longer than {longest:,} characters.")
    return "".join(pieces)


def _end_of_group(raw: str, start: int) -> int:
    """Return the end of the group that opens at `start`, as bibtexparser counts braces."""
    depth = 0
    for match in re.compile(r"(?<!\\)[{}]").finditer(raw, start):
        depth += 1 if match[0] == "{" else -1
        if depth == 0:
            return match.start()
    return len(raw)
