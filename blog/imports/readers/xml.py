"""Reading XML exports piece by piece, repairing what can be repaired.

Old exports contain control characters, bytes of other encodings and prefixes without a namespace.
All of it is read; `XmlStream.problems` names what was repaired.
"""

import codecs
import re
from collections.abc import Iterator
from typing import IO

from lxml import etree

from blog.imports.readers.mending import Mender
from blog.imports.records import ExportRefused

BLOCK = 64 * 1024
MOST_PROBLEMS = 20
_UNDECODED = re.compile("[\udc80-\udcff]")  # how "surrogateescape" keeps a byte
_PROLOG = re.compile(r"(?:\s+|<\?.*?\?>|<!--.*?-->)*", re.DOTALL)
_ENTITIES = re.compile(r"<!DOCTYPE[^>]*\[")
_DECLARED = re.compile(rb"""^\s*<\?xml[^>]*?encoding\s*=\s*["']([\w.:-]{1,40})["']""")
_BYTE_ORDER_MARKS = {
    codecs.BOM_UTF8: "utf-8-sig",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}
# A prefix that is not declared stays part of the name, as exports mean it.
_EXPECTED = {"NS_ERR_UNDEFINED_NAMESPACE", "WAR_UNDECLARED_ENTITY", "NS_WAR_NS_URI"}


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
        self._foreign_bytes = 0
        self._mender = Mender()

    def children(self, *, depth: int = 1) -> Iterator[etree._Element]:
        """Yield each element `depth` levels below the root; it is emptied before the next."""
        level = 0
        for text in self._texts():
            self._parser.feed(text.encode())
            for event, element in self._parser.read_events():
                level += 1 if event == "start" else -1
                if event == "end" and level == depth:
                    yield element
                    _forget(element)
        try:
            self._parser.close()
        except etree.XMLSyntaxError as error:
            raise ExportRefused("The file contains no XML that can be read.") from error

    def problems(self) -> Iterator[tuple[int, str]]:
        """Yield (line, message) of what was repaired so far."""
        errors = [
            error for error in self._parser.feed_error_log if error.type_name not in _EXPECTED
        ]
        for error in errors[:MOST_PROBLEMS]:
            yield error.line, f"The XML is damaged here and was repaired: {error.message}."
        if len(errors) > MOST_PROBLEMS:
            yield 0, f"{len(errors) - MOST_PROBLEMS:,} more places in the XML were repaired."
        if self._mender.repairs:
            yield (
                0,
                f"{self._mender.repairs:,} characters that XML forbids were repaired or left out.",
            )
        if self._foreign_bytes:
            yield 0, f"{self._foreign_bytes:,} bytes were read as Windows-1252, not as UTF-8."

    def _texts(self) -> Iterator[str]:
        """Yield the file in blocks, without characters that XML forbids."""
        block = self._file.read(BLOCK)
        decoder = codecs.getincrementaldecoder(_encoding(block))(errors="surrogateescape")
        prolog: str | None = ""
        while block:
            text = decoder.decode(block)
            self._foreign_bytes += len(_UNDECODED.findall(text))
            text = self._mender.feed(_UNDECODED.sub(_as_windows, text))
            prolog = None if prolog is None else _check_prolog(prolog + text)
            yield text
            block = self._file.read(BLOCK)
        yield self._mender.close()


def _encoding(head: bytes) -> str:
    """Return the encoding that the file declares, or UTF-8."""
    for mark, encoding in _BYTE_ORDER_MARKS.items():
        if head.startswith(mark):
            return encoding
    declared = _DECLARED.search(head[:1000])
    try:
        return codecs.lookup(declared[1].decode("ascii")).name if declared else "utf-8"
    except LookupError:
        return "utf-8"


def _as_windows(found: re.Match[str]) -> str:
    return bytes([ord(found[0]) - 0xDC00]).decode("cp1252", errors="replace")


def _check_prolog(prolog: str) -> str | None:
    """Return the prolog so far, None once it is over. Raise ExportRefused if it defines entities.

    Entities can make a small file fill the memory, and no export has any.
    """
    start = _PROLOG.match(prolog)
    rest = prolog[start.end() if start else 0 :]
    if _ENTITIES.match(rest):
        raise ExportRefused("The file defines XML entities, which no export of a blog does.")
    is_over = rest[:1] == "<" and len(rest) > len("<!DOCTYPE") and not rest.startswith("<!")
    return None if is_over else prolog


def _forget(element: etree._Element) -> None:
    """Free the memory of an element and of those before it."""
    element.clear()
    parent = element.getparent()
    while parent is not None and (before := element.getprevious()) is not None:
        parent.remove(before)
