"""Reading XML exports element by element, in bounded memory."""

import re
from collections.abc import Iterator
from typing import IO

from lxml import etree

from blog.imports.readers.xml.decoding import decoded
from blog.imports.readers.xml.mending import mended
from blog.imports.readers.xml.repairs import Repairs
from blog.imports.records import ExportRefused

_PART = 65_536


def name_of(element: etree._Element) -> str:
    """Return the local name of an element, whatever its prefix or namespace."""
    return re.split("[}:]", str(element.tag))[-1]


def text_of(element: etree._Element, name: str) -> str:
    """Return the text of the first child with this local name, "" if there is none."""
    found = next((child for child in element if name_of(child) == name), None)
    return "".join(found.itertext()).strip() if found is not None else ""


class XmlStream:
    """An XML file that is read once, element by element. Raise ExportRefused if it is not XML."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file
        self._repairs = Repairs()
        self._parser = etree.XMLPullParser(
            events=("start", "end"),
            recover=True,
            huge_tree=True,  # a text with pictures in it may be longer than 10 MB
            resolve_entities=False,
            no_network=True,
            remove_comments=True,
            remove_pis=True,
            encoding="utf-8",
        )

    def children(self, *, depth: int = 1) -> Iterator[etree._Element]:
        """Yield each element `depth` levels below the root; it is emptied before the next.

        An element that the file cuts off is not yielded; `problems` names it.
        """
        level = 0
        is_empty = True
        for text in _joined(mended(decoded(self._file, self._repairs), self._repairs)):
            self._parser.feed(text.encode())
            for event, element in self._parser.read_events():
                is_empty = False
                level += 1 if event == "start" else -1
                if event == "end" and level == depth:
                    yield element
                    _forget(element)
        if is_empty:
            raise ExportRefused("The file contains no XML that can be read.")

    def problems(self) -> Iterator[tuple[int, str]]:
        """Yield (line, message) of what was repaired so far."""
        for repair in self._repairs.all():
            yield repair.line, str(repair)


def _joined(pieces: Iterator[str]) -> Iterator[str]:
    """Yield the pieces in larger parts."""
    part: list[str] = []
    length = 0
    for piece in pieces:
        part.append(piece)
        length += len(piece)
        if length > _PART:
            yield "".join(part)
            part, length = [], 0
    yield "".join(part)


def _forget(element: etree._Element) -> None:
    """Free the memory of an element and of those before it."""
    element.clear()
    parent = element.getparent()
    while parent is not None and (before := element.getprevious()) is not None:
        parent.remove(before)
