"""Tags as people type them: separated by commas, so "Cold War" is a single tag."""

import re
from collections.abc import Iterable
from typing import Protocol

from blog.text.words.folding import fold_name
from blog.text.words.invisible import is_blank
from blog.text.words.sorting import sort_key

# Commas of the scripts that have their own: Chinese, Arabic, and Chinese lists.
_COMMAS = re.compile("[,，،、﹐﹑､]")


class Named(Protocol):
    name: str


def parse_tags(text: str) -> list[str]:
    """Return the tags in `text`, in order, without those that look like an earlier tag."""
    tags = (" ".join(tag.split()) for tag in _COMMAS.split(text))
    shown = [tag for tag in tags if not is_blank(tag)]
    first_spelling = {fold_name(tag): tag for tag in reversed(shown)}
    return [tag for tag in dict.fromkeys(shown) if first_spelling[fold_name(tag)] == tag]


def join_tags(tags: Iterable[Named]) -> str:
    return ", ".join(sorted((tag.name for tag in tags), key=lambda name: sort_key(name, "")))
