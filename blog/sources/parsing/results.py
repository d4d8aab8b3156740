"""The result of reading a bibliography: its items, and the reason for each failure."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from blog.text.words.slugs import slugify

CslItem = dict[str, Any]

MAX_CHARACTERS = 10_000_000


@dataclass(frozen=True)
class Failure:
    """An entry that could not be read or was changed, and the reason."""

    entry: str  # its key, or its position: "entry 12"
    line: int | None
    reason: str


@dataclass(frozen=True)
class Parsed:
    """The items of a file, each with a unique id, and the entries that could not be read.

    `remarks` are about entries that were changed, for example because of a duplicate key or an
    undefined abbreviation.
    """

    items: list[CslItem] = field(default_factory=list)
    failures: list[Failure] = field(default_factory=list)
    remarks: list[Failure] = field(default_factory=list)


def whole(reason: str) -> Parsed:
    """Return the result for a file that could not be read at all."""
    return Parsed(failures=[Failure("the file", None, reason)])


def limited(read: Callable[[str], Parsed]) -> Callable[[str], Parsed]:
    """Wrap `read` for untrusted text: limit its length, strip the BOM, normalize line endings."""

    def read_text(text: str) -> Parsed:
        if len(text) > MAX_CHARACTERS:
            return whole(f"It is longer than {MAX_CHARACTERS:,} characters.")
        lines = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
        return with_unique_ids(read(lines))

    return read_text


def with_unique_ids(parsed: Parsed) -> Parsed:
    """Give every item a unique id: luthi2008, luthi2008b … Add a remark for each duplicate id."""
    taken: set[str] = {item["id"] for item in parsed.items}
    seen: set[str] = set()
    items, remarks = [], []
    for item in parsed.items:
        key = item["id"] or _free(key_of(item), taken)
        if key in seen:
            repeated, key = key, _free(key, taken)
            remarks.append(
                Failure(repeated, None, f"Its key is used twice; it was changed to {key}.")
            )
        seen.add(key)
        taken.add(key)
        items.append({**item, "id": key})
    return replace(parsed, items=items, remarks=[*parsed.remarks, *remarks])


def key_of(item: Mapping[str, Any]) -> str:
    """Return a key made from the first name, or the title if there is none, and the year."""
    people: Iterable[Mapping[str, str]] = item.get("author") or item.get("editor") or []
    names = [person.get("family") or person.get("literal") or "" for person in people]
    word = re.match(r"\w*", slugify((names or [""])[0] or str(item.get("title") or "")))
    parts = item.get("issued", {}).get("date-parts") or [[""]]
    return f"{word[0] if word else ''}{parts[0][0]}" or "source"


def _free(base: str, taken: set[str]) -> str:
    suffixes = ["", *"bcdefghijklmnopqrstuvwxyz"]
    for suffix in suffixes:
        if (key := f"{base}{suffix}") not in taken:
            return key
    number = len(taken)
    while f"{base}-{number}" in taken:
        number += 1
    return f"{base}-{number}"
