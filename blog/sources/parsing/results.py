"""What reading a bibliography gives: items, and what could not be read, in plain words."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from blog.text.words.slugs import slugify

CslItem = dict[str, Any]

MAX_CHARACTERS = 10_000_000


@dataclass(frozen=True)
class Failure:
    """An entry, or a part of one, that is not as the file has it."""

    entry: str  # its key, or "entry 12"
    line: int | None
    reason: str


@dataclass(frozen=True)
class Parsed:
    """The items of a file, each with an id of its own, and the entries that gave none.

    `remarks` tell of entries that were read, but not quite as they stand: a key used twice, an
    abbreviation without meaning.
    """

    items: list[CslItem] = field(default_factory=list)
    failures: list[Failure] = field(default_factory=list)
    remarks: list[Failure] = field(default_factory=list)


def whole(reason: str) -> Parsed:
    """A file of which nothing could be read."""
    return Parsed(failures=[Failure("the file", None, reason)])


def limited(read: Callable[[str], Parsed]) -> Callable[[str], Parsed]:
    """`read` for texts from strangers: not too long, without a byte-order mark, lines by \\n."""

    def read_text(text: str) -> Parsed:
        if len(text) > MAX_CHARACTERS:
            return whole(f"It is longer than {MAX_CHARACTERS:,} characters.")
        lines = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
        return with_own_ids(read(lines))

    return read_text


def with_own_ids(parsed: Parsed) -> Parsed:
    """Every item with an id no other has: luthi2008, luthi2008b … A repeated one is remarked on."""
    taken: set[str] = {item["id"] for item in parsed.items}
    seen: set[str] = set()
    items, remarks = [], []
    for item in parsed.items:
        key = item["id"] or _free(key_of(item), taken)
        if key in seen:
            wish, key = key, _free(key, taken)
            remarks.append(Failure(wish, None, f"Its key is used twice; here it became {key}."))
        seen.add(key)
        taken.add(key)
        items.append({**item, "id": key})
    return replace(parsed, items=items, remarks=[*parsed.remarks, *remarks])


def key_of(item: Mapping[str, Any]) -> str:
    """A key from the first name, or else the title, and the year: luthi2008."""
    people: Iterable[Mapping[str, str]] = item.get("author") or item.get("editor") or []
    names = [person.get("family") or person.get("literal") or "" for person in people]
    word = re.match(r"\w*", slugify((names or [""])[0] or str(item.get("title") or "")))
    parts = item.get("issued", {}).get("date-parts") or [[""]]
    return f"{word[0] if word else ''}{parts[0][0]}" or "source"


def _free(wish: str, taken: set[str]) -> str:
    endings = ["", *"bcdefghijklmnopqrstuvwxyz"]
    for ending in endings:
        if (key := f"{wish}{ending}") not in taken:
            return key
    number = len(taken)
    while f"{wish}-{number}" in taken:
        number += 1
    return f"{wish}-{number}"
