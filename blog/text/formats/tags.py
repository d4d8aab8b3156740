"""Tags as people type them: separated by commas, so "Cold War" is a single tag."""

from collections.abc import Iterable
from typing import Protocol


class Named(Protocol):
    name: str


def parse_tags(text: str) -> list[str]:
    """Return the tags in `text`, without duplicates, in order."""
    tags = (" ".join(tag.split()) for tag in text.split(","))
    return list(dict.fromkeys(filter(None, tags)))


def join_tags(tags: Iterable[Named]) -> str:
    return ", ".join(sorted(tag.name for tag in tags))
