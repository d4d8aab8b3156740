"""Conversion of a CSL item to a RIS reference."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from blog.sources.dates.csl import CslDate
from blog.sources.parsing import patches
from blog.sources.parsing.items import Unusable
from blog.sources.parsing.ris.reading import item_of
from blog.sources.parsing.ris.references import Field, join_fields, split_references
from blog.sources.parsing.ris.vocabulary import ARTICLES, BOOKS, NAMES, PATCH, RIS_TYPES, TAGS

_LINE_BREAK = re.compile(r"[\r\n\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_RANGE = re.compile(r"([^\s,;-]+)-([^\s,;-]+)")


def fields_of(item: Mapping[str, Any]) -> list[Field]:
    """Return the fields of a reference; the tag U5 has the data that RIS cannot express."""
    fields = [
        (tag, value) for tag, value in _fields(item) if value and not _LINE_BREAK.search(value)
    ]
    try:
        read_back = item_of(_as_read(fields))
    except Unusable:  # RIS cannot express the item at all: the patch contains everything
        fields = [("TY", "GEN")]
        read_back = item_of(fields)
    if patch := patches.make_patch(read_back, to=item):
        fields.append((PATCH, f"{patches.FIELD}:{patch}"))
    return fields


def _as_read(fields: list[Field]) -> list[Field]:
    (reference,) = split_references(join_fields(fields))
    return reference.fields


def _fields(item: Mapping[str, Any]) -> Iterator[Field]:
    kind = str(item.get("type"))
    yield "TY", RIS_TYPES.get(kind, "GEN")
    yield "ID", str(item.get("id") or "")
    yield from _titles(item, kind)
    for role, tags in NAMES.items():
        for name in item.get(role) or []:
            yield tags[0], _name(name)
    yield from _dates(item)
    yield from _numbers(item, kind)
    for variable, tags in TAGS.items():
        yield tags[0], _text(item, variable)
    for word in _text(item, "keyword").split(", "):
        yield "KW", word
    for line in _text(item, "note").split("\n"):
        yield "N1", line
    yield "DO", _text(item, "DOI")
    yield "UR", _text(item, "URL")


def _text(item: Mapping[str, Any], name: str) -> str:
    return str(item.get(name) or "")


def _titles(item: Mapping[str, Any], kind: str) -> Iterator[Field]:
    container, series = _text(item, "container-title"), _text(item, "collection-title")
    yield "TI", _text(item, "title")
    if kind in BOOKS:
        yield "T2", series
        return
    yield "JF" if kind in ARTICLES else "T2", container
    yield "T3", series


def _name(name: Mapping[str, Any]) -> str:
    if literal := name.get("literal"):
        return str(literal)
    family = " ".join(filter(None, (name.get("non-dropping-particle"), name.get("family"))))
    given = " ".join(filter(None, (name.get("given"), name.get("dropping-particle"))))
    return ", ".join([family, given, *([name["suffix"]] if name.get("suffix") else [])])


def _dates(item: Mapping[str, Any]) -> Iterator[Field]:
    issued, accessed = _date(item.get("issued") or {}), _date(item.get("accessed") or {})
    yield "PY", issued[:4] if issued[:4].isdigit() else ""
    yield "DA", issued
    yield "Y2", accessed


def _date(date: CslDate) -> str:
    """Return the first date, as 2009/03/15/; RIS has no ranges and no uncertain dates."""
    parts = (date.get("date-parts") or [[]])[0]
    if not parts or not 1000 <= parts[0] <= 9999:
        return str(date.get("literal") or date.get("raw") or "")
    year, *rest = parts
    return "/".join([f"{year:04d}", *(f"{part:02d}" for part in rest), *[""] * (3 - len(rest))])


def _numbers(item: Mapping[str, Any], kind: str) -> Iterator[Field]:
    page = _text(item, "page") or (_text(item, "number-of-pages") if kind in BOOKS else "")
    pages = _RANGE.fullmatch(page)
    yield "SP", pages[1] if pages else page
    yield "EP", pages[2] if pages else ""
    yield "IS", _text(item, "issue") if kind in ARTICLES else _text(item, "number")
    yield "SN", _text(item, "ISBN")
    yield "SN", _text(item, "ISSN")
