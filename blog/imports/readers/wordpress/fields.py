"""The fields of WXR elements by their names, whatever prefix or namespace the file gives them."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

from blog.imports.readers.xml import name_of as local_name

Element = Any  # lxml carries no types

# The end of a namespace, and the prefix of its names here.
_NAMESPACES = (
    (re.compile(r"wordpress\.org/export/[\d.]+/excerpt/?$"), "excerpt"),
    (re.compile(r"wordpress\.org/export/[\d.]+/?$"), "wp"),
    (re.compile(r"purl\.org/rss/1\.0/modules/content/?$"), "content"),
    (re.compile(r"purl\.org/dc/elements/1\.1/?$"), "dc"),
)
_PREFIXES = {"wp", "excerpt", "content", "dc"}


class Fields:
    """The fields of an element, such as "title" and "wp:post_id"; the first of a name counts."""

    def __init__(self, element: Element) -> None:
        self._children: dict[str, list[Element]] = {}
        for child in element:
            self._children.setdefault(name_of(child), []).append(child)

    def get(self, name: str) -> str:
        """Return the text of a field as it is, "" if there is none."""
        found = self._children.get(name)
        return "".join(found[0].itertext()) if found else ""

    def short(self, name: str) -> str:
        """Return the text of a field in one line."""
        return " ".join(self.get(name).split())

    def number(self, name: str) -> int:
        text = self.short(name)
        return int(text) if re.fullmatch(r"-?[0-9]{1,12}", text) else 0

    def all(self, name: str) -> Iterator[Element]:
        return iter(self._children.get(name, ()))

    def meta(self, kind: str = "wp:postmeta") -> dict[str, list[str]]:
        """Return the metadata: texts by their key. Serialized PHP among them stays a text."""
        found: dict[str, list[str]] = {}
        for element in self.all(kind):
            fields = Fields(element)
            found.setdefault(fields.short("wp:meta_key"), []).append(fields.get("wp:meta_value"))
        return found


def name_of(element: Element) -> str:
    """Return the name with the prefix that WordPress gives it, such as "wp:post_id"."""
    local = local_name(element)
    space = str(element.tag)[1:].partition("}")[0] if str(element.tag).startswith("{") else ""
    for pattern, prefix in _NAMESPACES:
        if pattern.search(space):
            return f"{prefix}:{local}"
    prefix = element.prefix or str(element.tag).rpartition("}")[2].rpartition(":")[0]
    return f"{prefix}:{local}" if prefix in _PREFIXES else local


def moment(text: str) -> datetime | None:
    """Return a time as WordPress writes it, in UTC; None for "0000-00-00" and nonsense."""
    try:
        found = datetime.fromisoformat(text.strip())
    except ValueError:
        return None
    return found.replace(tzinfo=UTC) if found.tzinfo is None else found
