"""Preparing CSL items for the engine."""

import re
from collections.abc import Mapping
from typing import Any

from blog.sources.csl.refinements import main_title
from blog.sources.csl.variables import DATE_VARIABLES, NAME_VARIABLES, VERBATIM_VARIABLES
from blog.sources.styles.manuals import Manual

CslItem = Mapping[str, Any]
EngineItem = dict[str, Any]


TEXT_VARIABLES = frozenset(
    [
        "abstract",
        "annote",
        "archive",
        "archive_collection",
        "archive_location",
        "archive-place",
        "authority",
        "call-number",
        "chapter-number",
        "citation-key",
        "citation-label",
        "collection-number",
        "collection-title",
        "container-title",
        "container-title-short",
        "dimensions",
        "division",
        "edition",
        "event",
        "event-place",
        "event-title",
        "genre",
        "issue",
        "jurisdiction",
        "keyword",
        "medium",
        "note",
        "number",
        "number-of-pages",
        "number-of-volumes",
        "original-publisher",
        "original-publisher-place",
        "original-title",
        "page",
        "page-first",
        "part-number",
        "part-title",
        "printing-number",
        "publisher",
        "publisher-place",
        "references",
        "reviewed-genre",
        "reviewed-title",
        "scale",
        "section",
        "source",
        "status",
        "supplement-number",
        "title",
        "title-short",
        "version",
        "volume",
        "volume-title",
        "year-suffix",
    ]
)
ISSUED_MONTH = "issued-month"  # not a CSL variable: "yes" if the date has a month or season
ANONYMOUS = "anonymous"  # nor is this: "yes" if the manual leaves out "Anonymous"
_NO_MANUAL = Manual()
_RENAMED = {"shortTitle": "title-short", "journalAbbreviation": "container-title-short"}
_PRIVATE = re.compile("[\ue000-\uf8ff]")
_ARTICLE = re.compile(r"^(?:The|A|An)\s+(?=\w)")
_NAME_PARTS = ("family", "given", "dropping-particle", "non-dropping-particle", "suffix")


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
    _change_names(prepared, manual)
    if manual.omits_place_in_name and _names_its_place(prepared):
        del prepared["publisher-place"]
    _add_aliases(prepared)
    return prepared


def _change_names(prepared: EngineItem, manual: Manual) -> None:
    """Leave out "Anonymous", and the given names of authors where they are named again."""
    authors = prepared.get("author", [])
    if manual.leaves_out_anonymous and any(map(_is_anonymous, authors)):
        del prepared["author"]
        prepared[ANONYMOUS] = "yes"
    elif manual.shortens_repeated_names:
        for role in ("editor", "translator"):
            if people := prepared.get(role):
                prepared[role] = [
                    _short(person) if person in authors else person for person in people
                ]


def _is_anonymous(person: Mapping[str, Any]) -> bool:
    name = person.get("literal") or person.get("family", "")
    return not person.get("given") and name.rstrip(".").casefold() in ("anonymous", "anon")


def _short(person: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in person.items() if name != "given"}


def _names_its_place(prepared: EngineItem) -> bool:
    """Return whether the place of a newspaper is in its name, as in "New York Times"."""
    place = prepared.get("publisher-place")
    is_newspaper = prepared["type"] == "article-newspaper"
    return bool(place) and is_newspaper and place in prepared.get("container-title", "")


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
        return _PRIVATE.sub("", str(value)).strip()
    return clean(str(value)) if name in TEXT_VARIABLES else None


# Names


def _names(value: Any) -> list[dict[str, Any]]:
    people = value if isinstance(value, list) else []
    return [name for person in people if (name := _name(person))]


def _name(person: Any) -> dict[str, Any]:
    if isinstance(person, str):
        person = {"literal": person}
    if not isinstance(person, Mapping):
        return {}
    if person.get("literal"):
        return {"literal": clean(str(person["literal"]))}
    parts = {part: clean(str(person[part])) for part in _NAME_PARTS if person.get(part)}
    if not parts.get("family") and not parts.get("given"):
        return {}
    return {**parts, "parse-names": False}  # particles are where our forms have put them


# Texts


def clean(text: str) -> str:
    """Return the text without private characters and without spaces that nobody sees."""
    return " ".join(_PRIVATE.sub("", text).split())


def without_article(title: str) -> str:
    """Return an English title without "The" or "A" at its start."""
    shortened = _ARTICLE.sub("", title)
    return shortened if re.search(r"\w", shortened) else title


# Dates


def _date(value: Any) -> dict[str, Any] | None:
    """Return a date with parts, or a date in words unchanged, such as "c. 1850"."""
    if not isinstance(value, Mapping):
        return None
    given, literal = value.get("date-parts"), value.get("literal")
    parts = [_numbers(part) for part in given] if isinstance(given, list | tuple) else []
    if literal and parts and parts[0]:  # its own words, which the parts only sort
        return {"literal": clean(str(literal)), "sorted-as": parts[0]}
    if not parts or not parts[0]:
        literal = literal or value.get("raw")
        return {"literal": clean(str(literal))} if literal else None
    date: dict[str, Any] = {"date-parts": parts[:2]}
    if value.get("circa"):
        date["circa"] = 1
    if str(value.get("season") or "") in {"1", "2", "3", "4"} and len(parts[0]) == 1:
        date["season"] = int(value["season"])
    return date


def _numbers(part: Any) -> list[int]:
    """Return year, month or season, and day as far as they are valid numbers; [0] is open."""
    numbers: list[int] = []
    values = part if isinstance(part, list | tuple) else ()
    for value, highest in zip(values, (9999, 24, 31), strict=False):
        try:
            number = int(value)
        except (TypeError, ValueError):
            break
        if number > highest or (numbers and number < 1):
            break
        numbers.append(number)
    return numbers
