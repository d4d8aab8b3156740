"""A CSL item as one RIS reference."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

import rispy

from blog.sources.dates import CslDate
from blog.sources.parsing import carrying
from blog.sources.parsing.items import Unusable
from blog.sources.parsing.ris.reading import LISTS, MAPPING, item_of
from blog.sources.parsing.ris.vocabulary import ARTICLES, BOOKS, CARRIED, NAMES, RIS_TYPES, TAGS

Line = tuple[str, str]

_UNSAYABLE = re.compile(r"[\n\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_RANGE = re.compile(r"([^\s,;-]+)-([^\s,;-]+)")


class _Writer(rispy.RisWriter):
    """rispy's, without a number before each reference."""

    REFERENCE_TYPE_KEY = "ty"

    def set_header(self, count: int) -> str:
        return ""


def record_of(item: Mapping[str, Any]) -> str:
    """The item as a reference, with what RIS cannot say in the tag U5."""
    lines = [(tag, words) for tag, words in _lines(item) if words and not _UNSAYABLE.search(words)]
    try:
        said = item_of([f"{tag}  - {words}" for tag, words in lines])
    except Unusable:  # a reference so odd that it is all carried
        lines = [("TY", "GEN")]
        said = item_of(["TY  - GEN"])
    if carried := carrying.difference(item, said):
        lines.append((CARRIED, f"{carrying.FIELD}:{carried}"))
    return _written(lines)


def _written(lines: list[Line]) -> str:
    record: dict[str, Any] = {"ty": lines[0][1]}
    for tag, words in lines[1:]:
        record.setdefault(tag.lower(), []).append(words)
    mapping = MAPPING | {tag: tag.lower() for tag, _words in lines}
    writer = _Writer(mapping=mapping, list_tags=[*LISTS, *mapping], delimiter_tags_mapping={})
    return str(writer.formats([record])).rstrip("\n")


def _lines(item: Mapping[str, Any]) -> Iterator[Line]:
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


def _titles(item: Mapping[str, Any], kind: str) -> Iterator[Line]:
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


def _dates(item: Mapping[str, Any]) -> Iterator[Line]:
    issued, accessed = _date(item.get("issued") or {}), _date(item.get("accessed") or {})
    yield "PY", issued[:4] if issued[:4].isdigit() else ""
    yield "DA", issued
    yield "Y2", accessed


def _date(date: CslDate) -> str:
    """2009/03/15/ of the first date: RIS knows neither ranges nor doubt."""
    parts = (date.get("date-parts") or [[]])[0]
    if not parts or not 1000 <= parts[0] <= 9999:
        return str(date.get("literal") or date.get("raw") or "")
    year, *rest = parts
    return "/".join([f"{year:04d}", *(f"{part:02d}" for part in rest), *[""] * (3 - len(rest))])


def _numbers(item: Mapping[str, Any], kind: str) -> Iterator[Line]:
    page = _text(item, "page") or (_text(item, "number-of-pages") if kind in BOOKS else "")
    pages = _RANGE.fullmatch(page)
    yield "SP", pages[1] if pages else page
    yield "EP", pages[2] if pages else ""
    yield "IS", _text(item, "issue") if kind in ARTICLES else _text(item, "number")
    yield "SN", _text(item, "ISBN")
    yield "SN", _text(item, "ISSN")
