"""Tags as they are typed: separated by commas, so that "Cold War" is one."""

from collections.abc import Iterable
from typing import Protocol


class Named(Protocol):
    name: str


def parse_tags(words: str) -> list[str]:
    """The tags in `words`, each once, in their order."""
    tags = (" ".join(tag.split()) for tag in words.split(","))
    return list(dict.fromkeys(filter(None, tags)))


def join_tags(tags: Iterable[Named]) -> str:
    return ", ".join(sorted(tag.name for tag in tags))
