"""The formats of bibliographies: how to recognize, read and write each."""

import codecs
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from operator import itemgetter
from typing import Any

from blog.sources.parsing import bibtex, csl_json, ris
from blog.sources.parsing.results import Parsed


@dataclass(frozen=True)
class Format:
    """A format. `read` never raises; `read(write(items)).items == items` for clean items."""

    name: str
    label: str
    endings: tuple[str, ...]
    media_type: str
    begins: re.Pattern[str]
    read: Callable[[str], Parsed]
    write: Callable[[Iterable[Mapping[str, Any]]], str]


FORMATS = {
    format.name: format
    for format in (
        Format(
            "bibtex",
            "BibTeX",
            (".bib", ".bibtex"),
            "application/x-bibtex",
            re.compile(r"^[ \t]*@\w+[ \t]*[{(]", re.MULTILINE),
            bibtex.read,
            bibtex.write,
        ),
        Format(
            "ris",
            "RIS",
            (".ris",),
            "application/x-research-info-systems",
            re.compile(r"^TY {1,2}- ", re.MULTILINE),
            ris.read,
            ris.write,
        ),
        Format(
            "csl-json",
            "CSL-JSON",
            (".json", ".csl", ".csljson"),
            "application/vnd.citationstyles.csl+json",
            re.compile(r"\A\s*(?:\[\s*)?\{\s*\"|\A\s*\[\s*\]"),
            csl_json.read,
            csl_json.write,
        ),
    )
}


def recognize(text: str, name: str = "") -> Format | None:
    """Return the format of the text, by its first entry or else by file name; None if unknown."""
    text = text.removeprefix("\ufeff")
    found = [
        (match.start(), format)
        for format in FORMATS.values()
        if (match := format.begins.search(text))
    ]
    if found:
        return min(found, key=itemgetter(0))[1]
    by_name = (format for format in FORMATS.values() if name.lower().endswith(format.endings))
    return next(by_name, None)


def text_of(data: bytes) -> str:
    """Decode a file as UTF-8, as UTF-16 if it has a byte order mark, or else as Windows-1252.

    A bibliography may be in other encodings: see `encodings.decode`.
    """
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return data.decode("utf-16", errors="replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")
