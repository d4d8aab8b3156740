"""Tags as people type them: separated by commas, so "Cold War" is a single tag."""

import re
from collections.abc import Iterable
from typing import Protocol

from blog.text.words.invisible import is_blank

# Commas of the scripts that have their own: Chinese, Arabic, and Chinese lists.
_COMMAS = re.compile("[,，،、﹐﹑､]")


class Named(Protocol):
    name: str


def parse_tags(text: str) -> list[str]:
    """Return the tags in `text`, without duplicates, in order."""
    tags = (" ".join(tag.split()) for tag in _COMMAS.split(text))
    return list(dict.fromkeys(tag for tag in tags if not is_blank(tag)))


def join_tags(tags: Iterable[Named]) -> str:
    return ", ".join(sorted(tag.name for tag in tags))
