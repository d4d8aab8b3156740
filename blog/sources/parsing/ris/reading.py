"""One RIS reference as a CSL item."""

import re
from collections import defaultdict
from typing import Any

import rispy

from blog.sources.dates import CslDate
from blog.sources.parsing import carrying
from blog.sources.parsing.items import Unusable, clean_item, date_of
from blog.sources.parsing.results import CslItem
from blog.sources.parsing.ris.vocabulary import (
    ARTICLES,
    BOOKS,
    CARRIED,
    CSL_TYPES,
    NAMED_TYPES,
    NAMES,
    TAGS,
)

# Every tag under its own name, in small letters as rispy wants, and all of them lists.
MAPPING = {tag: tag.lower() for tag in rispy.TAG_KEY_MAPPING}
LISTS = list(MAPPING)

_DATE = re.compile(r"(\d{4})(?:[/-](\d{1,2})?(?:[/-](\d{1,2})?(?:[/-](.*))?)?)?$")
_ISSN = re.compile(r"\d{4}-?\d{3}[\dxX]\b")
_DOI = re.compile(r"^(?:https?://(?:dx\.)?doi\.org/|doi:\s*)", re.IGNORECASE)
_ADDRESS = re.compile(r"(?:https?|ftp)://\S+?(?=;?\s|;(?:https?|ftp)://|;?$)")
_MAX_LINES = 20_000


class Tags(defaultdict[str, list[str]]):
    """What each tag of a reference says, line by line."""

    def first(self, *tags: str) -> str:
        return next((self[tag][0] for tag in tags if self[tag] and self[tag][0]), "")


def item_of(lines: list[str]) -> CslItem:
    """The CSL item of a reference, given as its lines. Raises Unusable."""
    if len(lines) > _MAX_LINES:
        raise Unusable(f"It has more than {_MAX_LINES:,} lines.")
    tags = _tags(lines)
    said = _said(tags)
    for words in tags[CARRIED]:
        if words.startswith(f"{carrying.FIELD}:"):
            return carrying.with_difference(said, words.removeprefix(f"{carrying.FIELD}:"))
    return clean_item(said)


def _tags(lines: list[str]) -> Tags:
    parsed = rispy.loads(
        "\n".join([*lines, "ER  - "]),
        mapping=MAPPING,
        list_tags=LISTS,
        delimiter_tags_mapping={},
    )
    record: dict[str, Any] = parsed[0] if parsed else {}
    named = {name.upper(): value for name, value in record.items() if isinstance(value, list)}
    unknown: dict[str, list[str]] = record.get("uk") or {}
    return Tags(list, {"TY": [str(record.get("ty", ""))]} | named | unknown)


def _said(tags: Tags) -> CslItem:
    ris_type = tags.first("TY").upper()
    ris_type = NAMED_TYPES.get(ris_type.lower(), ris_type)
    kind = CSL_TYPES.get(ris_type, "document")
    said = {
        **{variable: tags.first(*names) for variable, names in TAGS.items()},
        **_titles(tags, kind),
        **{role: _people(tags, names) for role, names in NAMES.items()},
        **_numbers(tags, kind),
        **_dates(tags),
        **_addresses(tags),
        "keyword": ", ".join(filter(None, tags["KW"])),
        "note": "\n".join(filter(None, tags["N1"])),
    }
    if not said["genre"] and ris_type == "INPR":
        said["status"] = said["status"] or "in press"
    kept = {name: value for name, value in said.items() if value}
    return {"id": tags.first("ID", "LB"), "type": kind, **kept}


def _titles(tags: Tags, kind: str) -> CslItem:
    """T2 is the journal of an article, the book of a chapter and the series of a book."""
    title, journal = tags.first("TI", "T1", "CT", "ST"), tags.first("JF", "JO", "T2", "BT", "JA")
    if kind in BOOKS:
        book = tags.first("BT")
        series = tags.first("T2", "T3", "JF", "JO")
        return {"title": title or book, "collection-title": series}
    return {"title": title, "container-title": journal, "collection-title": tags.first("T3")}


def _people(tags: Tags, names: tuple[str, ...]) -> list[dict[str, str]]:
    lines = [line for tag in names for line in tags[tag]]
    return [name for line in dict.fromkeys(lines) if (name := _name(line))]


def _name(line: str) -> dict[str, str]:
    """Family, given, suffix; without a comma it is an organization."""
    if "," not in line:
        return {"literal": line} if line else {}
    parts = [part.strip() for part in line.split(",", 2)]
    name = dict(zip(("family", "given", "suffix"), parts, strict=False))
    return {part: words for part, words in name.items() if words}


def _numbers(tags: Tags, kind: str) -> CslItem:
    start, end = tags.first("SP"), tags.first("EP")
    page = f"{start}-{end}" if start and end and start != end else start or end
    number = tags.first("IS", "M1")
    numbers = {"page": page, "number-of-pages": ""}
    if kind in BOOKS and page.isdigit() and not end:
        numbers = {"page": "", "number-of-pages": page}
    if kind in ARTICLES:
        numbers["issue"] = number
    else:
        numbers["number"] = number
    for serial in reversed(tags["SN"]):
        numbers["ISSN" if _ISSN.match(serial) and len(serial) < 13 else "ISBN"] = serial
    return numbers


def _dates(tags: Tags) -> CslItem:
    dates = {
        "issued": tags.first("DA") or tags.first("PY", "Y1"),
        "accessed": tags.first("Y2"),
    }
    year = _date(tags.first("PY", "Y1"))
    said = {name: _date(words) for name, words in dates.items() if words}
    if year and "date-parts" not in (said.get("issued") or {}):
        said["issued"] = year
    return {name: date for name, date in said.items() if date}


def _date(words: str) -> CslDate | None:
    """2009/03/15/Spring, 2009///, 2009-03: as far as it goes."""
    found = _DATE.match(words)
    if not found:
        return date_of(words)
    parts = [int(part) for part in found.groups()[:3] if part and int(part)]
    return {"date-parts": [parts]}


def _addresses(tags: Tags) -> CslItem:
    places = "\n".join(tags["UR"])
    address = _ADDRESS.search(places)
    return {
        "URL": address[0] if address else places.strip(),
        "DOI": _DOI.sub("", tags.first("DO", "DI")),
    }
