"""Tags as they are typed: separated by commas, so that "Cold War" is one."""

from collections.abc import Iterable
from typing import Protocol


class Named(Protocol):
    name: str


def parse_tags(text: str) -> list[str]:
    """The tags in `text`, each once, in their order."""
    tags = (" ".join(tag.split()) for tag in text.split(","))
    return list(dict.fromkeys(filter(None, tags)))


def join_tags(tags: Iterable[Named]) -> str:
    return ", ".join(sorted(tag.name for tag in tags))
