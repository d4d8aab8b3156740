"""CSL-JSON items, read into values that rendering can ask for by the name of a variable."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from blog.sources.csl.dates import DateValue, read_date_value
from blog.sources.csl.notes import read_note
from blog.sources.csl.people import Person, read_people
from blog.sources.csl.variables import DATE_VARIABLES, NAME_VARIABLES

RENAMED: Mapping[str, str] = {
    "shortTitle": "title-short",
    "journalAbbreviation": "container-title-short",
}


@dataclass(frozen=True, slots=True)
class Item:
    """A work: its texts, people and dates by variable."""

    id: str
    type: str
    language: str = ""
    texts: dict[str, str] = field(default_factory=dict)
    people: dict[str, tuple[Person, ...]] = field(default_factory=dict)
    dates: dict[str, DateValue] = field(default_factory=dict)

    def has(self, variable: str) -> bool:
        return variable in self.texts or variable in self.people or variable in self.dates


def read_item(data: Mapping[str, Any], *, reads_note: bool = False) -> Item:
    """Return the item of a CSL-JSON object; what no variable can hold is left out.

    `reads_note` fills variables that the object lacks from lines of its note, as "genre: Letter".
    """
    if reads_note:
        data = {**read_note(str(data.get("note") or "")), **data}
    item = Item(
        id=str(data.get("id", "")),
        type=str(data.get("type") or "document"),
        language=str(data.get("language") or ""),
    )
    for given, value in data.items():
        name = RENAMED.get(given, given)
        if name not in ("id", "type", "language"):
            _read_value(name, value, item.texts, item.people, item.dates)
    _add_derived(item.texts)
    return item


def _read_value(
    name: str,
    value: Any,
    texts: dict[str, str],
    people: dict[str, tuple[Person, ...]],
    dates: dict[str, DateValue],
) -> None:
    """Add the value where its kind belongs, if it has any."""
    if isinstance(value, list) or name in NAME_VARIABLES:
        if found := read_people(value):
            people[name] = found
    elif isinstance(value, Mapping) or name in DATE_VARIABLES:
        if date := read_date_value(value):
            dates[name] = date
    elif isinstance(value, str | int | float) and str(value):
        texts[name] = str(value)


def _add_derived(texts: dict[str, str]) -> None:
    if "page" in texts and "page-first" not in texts:
        texts["page-first"] = _first_page(texts["page"])
    for name, other in (("event", "event-title"), ("event-title", "event")):
        if other in texts:
            texts.setdefault(name, texts[other])


def _first_page(pages: str) -> str:
    for mark in ("-", "–", "&", ",", " and "):
        pages = pages.split(mark, maxsplit=1)[0]
    return pages.strip()
