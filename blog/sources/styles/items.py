"""Preparing CSL items for the engine."""

import re
from collections.abc import Mapping
from typing import Any

from blog.sources.styles.manuals import Manual
from blog.sources.styles.typography import main_title, marked, verbatim, without_article

CslItem = Mapping[str, Any]
EngineItem = dict[str, Any]


def _names_in(text: str) -> frozenset[str]:
    return frozenset(text.split())


NAME_VARIABLES = _names_in("""
    author chair collection-editor compiler composer container-author contributor curator director
    editor editor-translator editorial-director executive-producer guest host illustrator
    interviewer narrator organizer original-author performer producer recipient reviewed-author
    script-writer series-creator translator
""")
DATE_VARIABLES = _names_in("accessed available-date event-date issued original-date submitted")
VERBATIM_VARIABLES = _names_in("DOI ISBN ISSN PMCID PMID URL")
TEXT_VARIABLES = _names_in("""
    abstract annote archive archive_collection archive_location archive-place authority call-number
    chapter-number citation-key citation-label collection-number collection-title container-title
    container-title-short dimensions division edition event event-place event-title genre issue
    jurisdiction keyword medium note number number-of-pages number-of-volumes original-publisher
    original-publisher-place original-title page page-first part-number part-title printing-number
    publisher publisher-place references reviewed-genre reviewed-title scale section source status
    supplement-number title title-short version volume volume-title year-suffix
""")
ISSUED_MONTH = "issued-month"  # not a CSL variable: "yes" if the date has a month or season
_NO_MANUAL = Manual()
_RENAMED = {"shortTitle": "title-short", "journalAbbreviation": "container-title-short"}
_NAME_PARTS = ("family", "given", "dropping-particle", "non-dropping-particle", "suffix")
_FAMILY_FIRST = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")


def engine_item(item: CslItem, *, key: str, manual: Manual = _NO_MANUAL) -> EngineItem:
    """Return `item` with the id `key` and only those values that the engine can handle."""
    kind = str(item.get("type") or "document")
    omitted = manual.omitted(kind)
    prepared: dict[str, Any] = {"id": key, "type": kind}
    for given_name, value in item.items():
        name = _RENAMED.get(given_name, given_name)
        value = manual.url(str(value or "").strip()) if name == "URL" else value  # noqa: PLW2901
        readable = None if name in omitted else _readable(name, value)
        if readable:
            prepared[name] = readable
    if "title" in prepared and "title-short" not in prepared:
        short = main_title(prepared["title"])
        keeps_article = manual.short_titles_begin_with_article
        prepared["title-short"] = short if keeps_article else without_article(short)
    _add_aliases(prepared)
    return prepared


def _add_aliases(prepared: EngineItem) -> None:
    """Add the former names of variables, and `issued-month`."""
    for name, other in (("event", "event-title"), ("event-title", "event")):
        if other in prepared:
            prepared.setdefault(name, prepared[other])
    issued = prepared.get("issued", {})
    if "season" in issued or len(issued.get("date-parts", [()])[0]) > 1:
        prepared[ISSUED_MONTH] = "yes"


def _readable(name: str, value: Any) -> Any:
    if name in NAME_VARIABLES:
        return _names(value)
    if name in DATE_VARIABLES:
        return _date(value)
    if not isinstance(value, str | int | float) or not str(value).strip():
        return None
    if name == "language":
        return str(value)
    if name in VERBATIM_VARIABLES:
        return verbatim(str(value))
    return marked(str(value)) if name in TEXT_VARIABLES else None


# Names


def _names(value: Any) -> list[dict[str, str]]:
    people = value if isinstance(value, list) else []
    return [name for person in people if (name := _name(person))]


def _name(person: Any) -> dict[str, str]:
    if isinstance(person, str):
        person = {"literal": person}
    if not isinstance(person, Mapping):
        return {}
    parts = {part: marked(str(person[part])) for part in _NAME_PARTS if person.get(part)}
    family, given = parts.get("family", ""), parts.get("given", "")
    if person.get("literal"):
        return {"literal": marked(str(person["literal"]))}
    if not family:
        return {"literal": given} if given else {}
    if _FAMILY_FIRST.search(family) and _FAMILY_FIRST.search(given):
        return {"literal": family + given}
    return parts


# Dates


def _date(value: Any) -> dict[str, Any] | None:
    """Return a date with parts, or a literal date unchanged, such as "c. 1850"."""
    if not isinstance(value, Mapping):
        return None
    if value.get("literal"):  # its own words, which the parts only sort
        return {"literal": marked(str(value["literal"]))}
    literal = value.get("raw")
    given = value.get("date-parts")
    parts = [_numbers(part) for part in given] if isinstance(given, list | tuple) else []
    if not parts or not parts[0]:
        return {"literal": marked(str(literal))} if literal else None
    date: dict[str, Any] = {"date-parts": _span(parts)}
    if value.get("circa"):
        date["circa"] = 1
    if str(value.get("season") or "") in {"1", "2", "3", "4"} and len(parts[0]) == 1:
        date["season"] = int(value["season"])
    return date


def _span(parts: list[list[int]]) -> list[list[int]]:
    """Return a date, two equally exact dates, or an open range; the engine fails on others."""
    if len(parts) == 1:
        return parts
    if not parts[1]:
        return [parts[0], [0]]
    exact = min(len(parts[0]), len(parts[1]))
    begin, end = parts[0][:exact], parts[1][:exact]
    return [begin] if begin == end else [begin, end]


def _numbers(part: Any) -> list[int]:
    """Return year, month and day as far as they are valid numbers."""
    numbers: list[int] = []
    values = part if isinstance(part, list | tuple) else ()
    for value, highest in zip(values, (9999, 12, 31), strict=False):
        try:
            number = int(value)
        except (TypeError, ValueError):
            break
        if number == 0 or number > highest or (numbers and number < 1):
            break
        numbers.append(number)
    return numbers
