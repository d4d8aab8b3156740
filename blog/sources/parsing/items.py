"""Cleaning CSL items: only known variables with values of the right type remain.

The names are from CSL 1.0.2 (https://docs.citationstyles.org/en/stable/specification.html,
appendices III and IV). Where the schema of CSL-JSON has another name, both are accepted.
"""

import math
import re
from collections.abc import Callable, Mapping
from typing import Any

from blog.sources.dates.csl import CslDate, csl_date
from blog.sources.parsing.results import CslItem


def _names_in(text: str) -> frozenset[str]:
    return frozenset(text.split())


TYPES = _names_in("""
    article article-journal article-magazine article-newspaper bill book broadcast chapter classic
    collection dataset document entry entry-dictionary entry-encyclopedia event figure graphic
    hearing interview legal_case legislation manuscript map motion_picture musical_score pamphlet
    paper-conference patent performance periodical personal_communication post post-weblog
    regulation report review review-book software song speech standard thesis treaty webpage
""")
NAMES = _names_in("""
    author chair collection-editor compiler composer container-author contributor curator director
    editor editorial-director executive-producer guest host illustrator interviewer narrator
    organizer original-author performer producer recipient reviewed-author script-writer
    series-creator translator
""")
DATES = _names_in("accessed available-date event-date issued original-date submitted")
TEXTS = _names_in("""
    abstract annote archive archive_collection archive_location archive-place authority call-number
    chapter-number citation-label collection-number collection-title container-title
    container-title-short dimensions division DOI edition event-place event-title genre ISBN ISSN
    issue jurisdiction keyword language medium note number number-of-pages number-of-volumes
    original-publisher original-publisher-place original-title page page-first part-number
    part-title PMCID PMID printing-number publisher publisher-place references reviewed-genre
    reviewed-title scale section source status supplement-number title title-short URL version
    volume volume-title volume-title-short year-suffix
""")
ALIASES = {
    "shortTitle": "title-short",
    "journalAbbreviation": "container-title-short",
    "event": "event-title",
    "part": "part-number",
    "printing": "printing-number",
    "supplement": "supplement-number",
}

_NAME_PARTS = ("family", "given", "dropping-particle", "non-dropping-particle", "suffix", "literal")
_NAME_FLAGS = ("comma-suffix", "static-ordering", "parse-names")
_UNSTORABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")
_DAY = r"(?:-\d\d?){0,2}[?~%]?"
_PLAIN_DATE = re.compile(rf"-?\d{{1,4}}{_DAY}|-?\d{{4}}{_DAY}/-?\d{{4}}{_DAY}", re.ASCII)
_MAX_LENGTH = 200_000
_MAX_PEOPLE = 5_000


class Unusable(ValueError):
    """The value cannot be an item. The message is the reason, a sentence for the screen."""


def clean_item(raw: object) -> CslItem:
    """Return `raw` as an item that can be stored, with the id "" if it has none; raise Unusable."""
    if not isinstance(raw, dict):
        raise Unusable("It is not an object with the fields of a work.")
    item: CslItem = {"id": clean_text(raw.get("id")), "type": _type(raw.get("type"))}
    for given_name, value in raw.items():
        name = str(ALIASES.get(given_name, given_name))
        if name != given_name and name in raw:
            continue
        if clean := _CLEANERS.get(name):
            cleaned = clean(value)
            if cleaned or cleaned == 0:
                item[name] = cleaned
        elif name == "editor-translator":
            item |= {role: people for role in ("editor", "translator") if (people := _names(value))}
    return item


def clean_text(value: object) -> str:
    """Return a string or number as text without characters that databases cannot store.

    Return "" for other types; raise Unusable for text that is too long.
    """
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return ""
    if len(text := str(value)) > _MAX_LENGTH:
        raise Unusable(f"One of its fields is longer than {_MAX_LENGTH:,} characters.")
    return _UNSTORABLE.sub("", text)


def _type(value: object) -> str:
    return value if isinstance(value, str) and value in TYPES else "document"


def _text(value: object) -> str | int | None:
    """Return the value as text, or as a number if it is one, as CSL-JSON allows."""
    if isinstance(value, float):
        return str(value) if math.isfinite(value) else None
    if isinstance(value, int) and not isinstance(value, bool):
        return value if abs(value) < 10**15 else str(value)[:50]
    return clean_text(value) or None


def _names(value: object) -> list[dict[str, Any]]:
    people = value if isinstance(value, list) else []
    if len(people) > _MAX_PEOPLE:
        raise Unusable(f"It names more than {_MAX_PEOPLE:,} people in one role.")
    return [name for person in people if (name := _name(person))]


def _name(person: object) -> dict[str, Any]:
    if isinstance(person, str):
        person = {"literal": person}
    if not isinstance(person, Mapping):
        return {}
    name: dict[str, Any] = {
        part: text for part in _NAME_PARTS if (text := clean_text(person.get(part)))
    }
    flags = {flag: person[flag] for flag in _NAME_FLAGS if person.get(flag) in (True, "true", 1)}
    return name | flags if name else {}


# Dates


def _date(value: object) -> CslDate | None:
    """Return a date with valid parts, or its text."""
    if isinstance(value, str):
        return date_of(value)
    if not isinstance(value, Mapping):
        return None
    date: CslDate = {part: text for part in ("literal", "raw") if (text := _part(value, part))}
    parts = _spans(value.get("date-parts"))
    if not parts:
        return date or None
    date["date-parts"] = parts
    if value.get("circa") not in (None, False, 0, "", "0", "false"):
        date["circa"] = True
    if (season := _number(value.get("season"))) in range(1, 5):
        date["season"] = season
    return date


def date_of(text: str) -> CslDate | None:
    """Return a date in plain EDTF as date parts, any other text as a literal date."""
    text = clean_text(text).strip()[:200]
    date = csl_date(text) if _PLAIN_DATE.fullmatch(text) else None
    if date and "date-parts" in date and _spans(date["date-parts"]) == date["date-parts"]:
        return date
    return {"literal": text} if text else None


def _part(value: Mapping[str, object], name: str) -> str:
    return clean_text(value.get(name))[:200]


def _spans(value: object) -> list[list[int]]:
    """Return the parts of a date, or of both dates of a range; [] if any is invalid."""
    if not isinstance(value, list) or not 1 <= len(value) <= 2:
        return []
    spans = [_numbers(part) for part in value]
    return spans if all(spans) else []


def _numbers(part: object) -> list[int]:
    numbers: list[int] = []
    values = part if isinstance(part, list) else [part]
    limits = ((-9999, 9999), (1, 12), (1, 31))
    for value, (lowest, highest) in zip(values, limits, strict=False):
        number = _number(value)
        if number is None:
            break
        if not lowest <= number <= highest:
            return []
        numbers.append(number)
    return numbers


def _number(value: object) -> int | None:
    if isinstance(value, bool) or not isinstance(value, str | int):
        return None
    if isinstance(value, str) and not re.fullmatch(r"\s*-?\d{1,4}\s*", value):
        return None
    return int(value)


# The rest


def _categories(value: object) -> list[str]:
    names = value if isinstance(value, list) else []
    return [text for name in names[:_MAX_PEOPLE] if (text := clean_text(name))]


def _custom(value: object) -> dict[str, str]:
    """Return the identifiers without a variable, by name."""
    pairs = value.items() if isinstance(value, dict) else ()
    return {str(name): text for name, value in pairs if (text := clean_text(value))}


_CLEANERS: dict[str, Callable[[object], Any]] = {
    **dict.fromkeys(NAMES, _names),
    **dict.fromkeys(DATES, _date),
    **dict.fromkeys(TEXTS, _text),
    "categories": _categories,
    "custom": _custom,
}
