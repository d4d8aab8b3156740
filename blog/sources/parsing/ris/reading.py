"""Conversion of a RIS reference to a CSL item."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence

from blog.sources.dates.csl import CslDate
from blog.sources.names import is_unclear, name_of
from blog.sources.parsing import patches
from blog.sources.parsing.items import Unusable, clean_item, date_of
from blog.sources.parsing.results import CslItem
from blog.sources.parsing.ris.references import Field
from blog.sources.parsing.ris.vocabulary import (
    ARTICLES,
    BOOKS,
    CSL_TYPES,
    NAMED_TYPES,
    NAMES,
    PATCH,
    TAGS,
)

_DATE = re.compile(r"(\d{4})(?:[/-](\d{1,2})?(?:[/-](\d{1,2})?(?:[/-](.*))?)?)?$")
_ISSN = re.compile(r"\d{4}-?\d{3}[\dxX]\b")
_DOI = re.compile(r"^(?:https?://(?:dx\.)?doi\.org/|doi:\s*)", re.IGNORECASE)
_URL = re.compile(r"(?:https?|ftp)://\S+?(?=;?\s|;(?:https?|ftp)://|;?$)")
_MAX_FIELDS = 20_000


class Values(defaultdict[str, list[str]]):
    """The values of each tag of a reference, in order."""

    def __init__(self, fields: Iterable[Field]) -> None:
        super().__init__(list)
        for tag, value in fields:
            self[tag].append(value)

    def first(self, *tags: str) -> str:
        """Return the first value of the first of these tags that is present."""
        return next((self[tag][0] for tag in tags if self[tag] and self[tag][0]), "")


def item_of(fields: Sequence[Field]) -> CslItem:
    """Return the CSL item of a reference; raise Unusable."""
    if len(fields) > _MAX_FIELDS:
        raise Unusable(f"It has more than {_MAX_FIELDS:,} lines.")
    values = Values(fields)
    item = _variables(values)
    for text in values[PATCH]:
        if text.startswith(f"{patches.FIELD}:"):
            return patches.apply_patch(text.removeprefix(f"{patches.FIELD}:"), to=item)
    return clean_item(item)


def _variables(values: Values) -> CslItem:
    ris_type = values.first("TY").upper()
    ris_type = NAMED_TYPES.get(ris_type.lower(), ris_type)
    kind = CSL_TYPES.get(ris_type, "document")
    variables = {
        **{variable: values.first(*tags) for variable, tags in TAGS.items()},
        **_titles(values, kind),
        **{role: _people(values, tags) for role, tags in NAMES.items()},
        **_numbers(values, kind),
        **_dates(values),
        **_links(values),
        "keyword": ", ".join(filter(None, values["KW"])),
        "note": "\n".join(filter(None, values["N1"])),
    }
    if not variables["genre"] and ris_type == "INPR":
        variables["status"] = variables["status"] or "in press"
    filled = {name: value for name, value in variables.items() if value}
    return {"id": values.first("ID", "LB"), "type": kind, **filled}


def _titles(values: Values, kind: str) -> CslItem:
    """Return the titles; T2 is an article's journal, a chapter's book or a book's series."""
    title = values.first("TI", "T1", "CT", "ST")
    if kind in BOOKS:
        series = values.first("T2", "T3", "JF", "JO")
        return {"title": title or values.first("BT"), "collection-title": series}
    container = values.first("JF", "JO", "T2", "BT", "JA")
    return {"title": title, "container-title": container, "collection-title": values.first("T3")}


def _people(values: Values, tags: tuple[str, ...]) -> list[dict[str, str]]:
    names = dict.fromkeys(name for tag in tags for name in values[tag])
    return [parts for name in names if (parts := _name(name))]


def _name(line: str) -> dict[str, str]:
    """Return a name given as "Family, Given, Suffix"; without a comma only if it is clear."""
    if "," not in line:
        return (name_of(line) if not is_unclear(line) else {"literal": line}) if line else {}
    parts = [part.strip() for part in line.split(",", 2)]
    name = dict(zip(("family", "given", "suffix"), parts, strict=False))
    return {part: text for part, text in name.items() if text}


def _numbers(values: Values, kind: str) -> CslItem:
    start, end = values.first("SP"), values.first("EP")
    page = f"{start}-{end}" if start and end and start != end else start or end
    numbers = {"page": page, "number-of-pages": ""}
    if kind in BOOKS and page.isdigit() and not end:
        numbers = {"page": "", "number-of-pages": page}
    numbers["issue" if kind in ARTICLES else "number"] = values.first("IS", "M1")
    for serial in reversed(values["SN"]):
        numbers["ISSN" if _ISSN.match(serial) and len(serial) < 13 else "ISBN"] = serial
    return numbers


def _dates(values: Values) -> CslItem:
    texts = {
        "issued": values.first("DA") or values.first("PY", "Y1"),
        "accessed": values.first("Y2"),
    }
    dates = {name: _date(text) for name, text in texts.items() if text}
    year = _date(values.first("PY", "Y1"))
    if year and "date-parts" not in (dates.get("issued") or {}):
        dates["issued"] = year
    return {name: date for name, date in dates.items() if date}


def _date(text: str) -> CslDate | None:
    """Return a date such as 2009/03/15/Spring, 2009/// or 2009-03, as exactly as it is given."""
    found = _DATE.match(text)
    if not found:
        return date_of(text)
    parts = [int(part) for part in found.groups()[:3] if part and int(part)]
    return {"date-parts": [parts]}


def _links(values: Values) -> CslItem:
    lines = "\n".join(values["UR"])
    url = _URL.search(lines)
    return {
        "URL": url[0] if url else lines.strip(),
        "DOI": _DOI.sub("", values.first("DO", "DI")),
    }
