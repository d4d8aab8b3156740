"""Reading the archive: its index line by line, and one style by its offset.

`styles.zip` has members of a few hundred kilobytes with many CSL files each, unchanged and one
after the other, because styles are so alike that they compress well together. The index has a
line per style with its place. Nothing of it stays in memory.
"""

import json
from collections.abc import Iterator
from dataclasses import astuple, dataclass
from pathlib import Path
from typing import Self
from zipfile import ZipFile

FILE = Path(__file__).parent / "styles.zip"
INDEX = "index.tsv"
RENAMED = "renamed.json"  # former names of styles


@dataclass(frozen=True)
class PublishedStyle:
    """A line of the index: a style and its place in the archive.

    `terms` are the folded words to search for, each with a space before it. A style with a
    `parent` has no format of its own: it is a journal that cites as its parent does.
    """

    name: str  # such as "the-journal-of-modern-history"
    terms: str
    title: str
    parent: str
    format: str  # CSL's citation format, such as "author-date"
    fields: str  # CSL's fields, such as "history social_science"
    member: str
    start: int
    size: int

    @classmethod
    def from_line(cls, line: str) -> Self:
        name, terms, title, parent, format, fields, member, start, size = line.split("\t")
        return cls(name, terms, title, parent, format, fields, member, int(start), int(size))

    def to_line(self) -> str:
        return "\t".join(map(str, astuple(self)))


def published_styles(*names: str) -> dict[str, PublishedStyle]:
    """Return the styles with these names, present or former, by the name that was asked for."""
    with ZipFile(FILE) as archive:
        index, renamed = _index(archive), _renamed(archive)
    found = {name: _named(name, index) or _named(renamed.get(name, ""), index) for name in names}
    return {name: style for name, style in found.items() if style}


def csl_of(style: PublishedStyle) -> bytes:
    """Return the style's CSL file."""
    with ZipFile(FILE) as archive:
        return archive.read(style.member)[style.start : style.start + style.size]


def index_lines() -> Iterator[str]:
    """Yield the line of each style, in the order of their titles."""
    with ZipFile(FILE) as archive:
        yield from _index(archive).splitlines()


def _index(archive: ZipFile) -> str:
    return archive.read(INDEX).decode()


def _renamed(archive: ZipFile) -> dict[str, str]:
    renamed: dict[str, str] = json.loads(archive.read(RENAMED))
    return renamed


def _named(name: str, index: str) -> PublishedStyle | None:
    start = f"\n{index}".find(f"\n{name}\t") if name else -1
    if start < 0:
        return None
    return PublishedStyle.from_line(index[start : index.index("\n", start)])
