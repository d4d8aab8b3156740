"""CSL items made safe: known variables with values of the right shape, and nothing else.

The names are those of CSL 1.0.2 (https://docs.citationstyles.org/en/stable/specification.html,
appendices III and IV). Where the schema of CSL-JSON has another name for the same, both are read.
"""

import math
import re
from collections.abc import Callable, Mapping
from typing import Any

from blog.sources.dates.csl import CslDate, csl_date
from blog.sources.parsing.results import CslItem


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


TYPES = _words("""
    article article-journal article-magazine article-newspaper bill book broadcast chapter classic
    collection dataset document entry entry-dictionary entry-encyclopedia event figure graphic
    hearing interview legal_case legislation manuscript map motion_picture musical_score pamphlet
    paper-conference patent performance periodical personal_communication post post-weblog
    regulation report review review-book software song speech standard thesis treaty webpage
""")
NAMES = _words("""
    author chair collection-editor compiler composer container-author contributor curator director
    editor editorial-director executive-producer guest host illustrator interviewer narrator
    organizer original-author performer producer recipient reviewed-author script-writer
    series-creator translator
""")
DATES = _words("accessed available-date event-date issued original-date submitted")
TEXTS = _words("""
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

_NAME_WORDS = ("family", "given", "dropping-particle", "non-dropping-particle", "suffix", "literal")
_NAME_FLAGS = ("comma-suffix", "static-ordering", "parse-names")
_UNSTORABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")
_PLAIN_DATE = re.compile(r"[-0-9/?~%]+", re.ASCII)
_MAX_LENGTH = 200_000
_MAX_PEOPLE = 5_000


class Unusable(ValueError):
    """Something that is no item; the message says why, in plain words."""


def clean_item(raw: object) -> CslItem:
    """`raw` as an item that can be stored; its id is "" if it has none. Raises Unusable."""
    if not isinstance(raw, dict):
        raise Unusable("It is no record of a work.")
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
    """The text of a string or number without what no database keeps. Raises Unusable."""
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return ""
    if len(words := str(value)) > _MAX_LENGTH:
        raise Unusable(f"One of its fields is longer than {_MAX_LENGTH:,} characters.")
    return _UNSTORABLE.sub("", words)


def _type(value: object) -> str:
    return value if isinstance(value, str) and value in TYPES else "document"


def _text(value: object) -> str | int | None:
    """A number stays one, as CSL-JSON has it."""
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
        part: words for part in _NAME_WORDS if (words := clean_text(person.get(part)))
    }
    flags = {flag: person[flag] for flag in _NAME_FLAGS if person.get(flag) in (True, "true", 1)}
    return name | flags if name else {}


# Dates


def _date(value: object) -> CslDate | None:
    """A date whose parts a calendar has, or its words."""
    if isinstance(value, str):
        return date_of(value)
    if not isinstance(value, Mapping):
        return None
    date: CslDate = {part: words for part in ("literal", "raw") if (words := _part(value, part))}
    parts = _spans(value.get("date-parts"))
    if not parts:
        return date or None
    date["date-parts"] = parts
    if value.get("circa") not in (None, False, 0, "", "0", "false"):
        date["circa"] = True
    if (season := _number(value.get("season"))) in range(1, 5):
        date["season"] = season
    return date


def date_of(words: str) -> CslDate | None:
    """The date that EDTF words of the plain kind say, else the words themselves."""
    words = clean_text(words).strip()[:200]
    date = csl_date(words) if _PLAIN_DATE.fullmatch(words) else None
    if date and "date-parts" in date and _spans(date["date-parts"]) == date["date-parts"]:
        return date
    return {"literal": words} if words else None


def _part(value: Mapping[str, object], name: str) -> str:
    return clean_text(value.get(name))[:200]


def _spans(value: object) -> list[list[int]]:
    """One date, or two; [] if any of them is none."""
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
    words = value if isinstance(value, list) else []
    return [text for word in words[:_MAX_PEOPLE] if (text := clean_text(word))]


def _custom(value: object) -> dict[str, str]:
    """What has no variable of its own: texts under names."""
    pairs = value.items() if isinstance(value, dict) else ()
    return {str(name): text for name, words in pairs if (text := clean_text(words))}


_CLEANERS: dict[str, Callable[[object], Any]] = {
    **dict.fromkeys(NAMES, _names),
    **dict.fromkeys(DATES, _date),
    **dict.fromkeys(TEXTS, _text),
    "categories": _categories,
    "custom": _custom,
}
