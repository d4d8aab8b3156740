"""Cleaning CSL items from other sites: known variables, limited texts, valid dates, markup."""

import re
import unicodedata
from collections.abc import Mapping
from datetime import date
from html import unescape
from typing import Any

from blog.sources.dates.csl import CslDate
from blog.sources.names import CslName
from blog.sources.parsing.items import DATES, NAMES, TEXTS, TYPES

CslItem = dict[str, Any]

# The maximum lengths, those of the columns.
LIMITS = {
    "title": 1000,
    "container-title": 1000,
    "URL": 2000,
    "DOI": 255,
    "ISBN": 20,
    "abstract": 5000,
}
MAX_TEXT = 500
MAX_PEOPLE = 200
NAME_PARTS = ("family", "given", "dropping-particle", "non-dropping-particle", "suffix", "literal")
# Variables about a registry's record, not about the work.
_ABOUT_THE_RECORD = {"annote", "citation-key", "citation-label", "note", "references", "source",
                     "status", "year-suffix"}  # fmt: skip
_VERBATIM = {"DOI", "ISBN", "ISSN", "PMCID", "PMID", "URL"}


def clean_item(item: Mapping[str, Any], *, is_markup: bool = False) -> CslItem:
    """Return the valid variables of `item`, without an id.

    With `is_markup` the texts are HTML or JATS: i, b, sub and sup are kept, other tags removed.
    """
    kind = item.get("type")
    cleaned: CslItem = {"type": kind if isinstance(kind, str) and kind in TYPES else "document"}
    for variable, value in item.items():
        if variable in NAMES:
            valid: Any = _people(value)
        elif variable in DATES:
            valid = _date(value)
        elif variable == "language":
            valid = _language(value)
        elif variable in TEXTS and variable not in _ABOUT_THE_RECORD:
            valid = _text(variable, value, is_markup=is_markup)
        else:
            continue
        if valid:
            cleaned[variable] = valid
    return cleaned


def one_line(value: Any, *, limit: int = MAX_TEXT) -> str:
    """Return `value` as one line that databases can store, cut at a space if it is too long."""
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return ""
    text = str(value)[: 4 * limit].encode("utf-8", "ignore").decode("utf-8")
    text = " ".join(_UNWANTED.sub("", re.sub(r"\s", " ", text)).split())
    text = unicodedata.normalize("NFC", text)
    if len(text) <= limit:
        return text
    return text[:limit].rpartition(" ")[0] or text[:limit]


def decoded(text: str) -> str:
    """Return the text without HTML entities, which some pages escape twice."""
    return unescape(text) if _ENTITY.search(text) else text


def first(value: Any) -> Any:
    """Return the first element of a list, or the value itself if it is not a list."""
    if isinstance(value, list):
        return value[0] if value else None
    return value


_ENTITY = re.compile(r"&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z]{2,30}\d{0,2});", re.IGNORECASE)
# Control characters, including those that change the direction of text.
_UNWANTED = re.compile("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufeff]")


def _text(variable: str, value: Any, *, is_markup: bool) -> str:
    limit = LIMITS.get(variable, MAX_TEXT)
    text = first(value)
    if is_markup and isinstance(text, str) and variable not in _VERBATIM:
        text = reduced(text[: 4 * limit])
    text = one_line(text, limit=limit)
    if variable == "URL" and not re.match(r"https?://[^\s/]", text, re.IGNORECASE):
        return ""
    return text


def _language(value: Any) -> str:
    """Return a language tag, "en-US" for "en_US"."""
    tag = one_line(first(value), limit=40).replace("_", "-")
    return tag if re.fullmatch(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8}){0,4}", tag) else ""


def _people(value: Any) -> list[CslName]:
    people = value[:MAX_PEOPLE] if isinstance(value, list) else []
    return [name for person in people if (name := _person(person))]


def _person(person: Any) -> CslName:
    if not isinstance(person, Mapping):
        return {}
    parts = {part: kept for part in NAME_PARTS if (kept := one_line(person.get(part), limit=200))}
    name = parts.get("literal") or one_line(person.get("name"), limit=200)
    if name and "family" not in parts:
        return {"literal": name}
    if "family" not in parts:
        return {"literal": parts["given"]} if "given" in parts else {}
    parts.pop("literal", None)
    return parts


def _date(value: Any) -> CslDate | None:
    """Return a date or a range, as exactly as it is valid."""
    if not isinstance(value, Mapping):
        return None
    given = value.get("date-parts")
    days = [_day(parts) for parts in given[:2]] if isinstance(given, list) else []
    if not days or not days[0]:
        literal = one_line(value.get("literal") or value.get("raw"), limit=80)
        return {"literal": literal} if literal else None
    cleaned: CslDate = {"date-parts": [day for day in days if day]}
    return cleaned | ({"circa": True} if value.get("circa") else {})


def _day(parts: Any) -> list[int]:
    numbers: list[int] = []
    for part in parts[:3] if isinstance(parts, list) else []:
        if not re.fullmatch(r"-?\d{1,4}", str(part)[:6]):
            break
        numbers.append(int(part))
    return calendar_day(*numbers)


def calendar_day(year: int = 0, month: int = 0, day: int = 0) -> list[int]:
    """Return [year, month, day] without an invalid month or day; [] for the year 0."""
    if not year:
        return []
    try:
        # the leap year 2000 replaces years outside of Python's calendar
        date(year if 1 <= year <= 9999 else 2000, month, day or 1)
    except ValueError:
        return [year, month] if 1 <= month <= 12 else [year]
    return [year, month, day] if day else [year, month]


# Markup

_KEPT_TAGS = {
    "i": "i", "em": "i", "italic": "i",
    "b": "b", "strong": "b", "bold": "b",
    "sub": "sub", "inf": "sub", "sup": "sup",
}  # fmt: skip
_HIDDEN = re.compile(r"<(script|style)\b.*?(</\1\s*>|$)|<!--.*?(-->|$)", re.IGNORECASE | re.DOTALL)
_TAG = re.compile(r"<(/?)(?:[A-Za-z]+:)?([A-Za-z][A-Za-z0-9]*)\b[^<>]*>")


def reduced(markup: str) -> str:
    """Return HTML or JATS as CSL text: i, b, sub and sup with closing tags, the rest plain."""
    pieces: list[str] = []
    opened: list[str] = []
    end = 0
    markup = _HIDDEN.sub("", markup)
    for match in _TAG.finditer(markup):
        pieces.append(unescape(markup[end : match.start()]))
        end = match.end()
        tag = _KEPT_TAGS.get(match[2].lower())
        if tag and not match[1] and not match[0].endswith("/>"):
            opened.append(tag)
            pieces.append(f"<{tag}>")
        elif tag and match[1] and opened[-1:] == [tag]:
            pieces.append(f"</{opened.pop()}>")
    pieces.append(unescape(markup[end:]))
    return "".join([*pieces, *(f"</{tag}>" for tag in reversed(opened))])
