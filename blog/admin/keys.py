"""Primary keys in what a browser sends."""

from collections.abc import Iterable

DIGITS = 18  # every number with as many fits into the databases' integers


def keys_in(texts: Iterable[str]) -> list[int]:
    """Return the texts that can be primary keys, as numbers."""
    return [int(text) for text in texts if is_key(text)]


def is_key(text: str) -> bool:
    """Return whether the text can be a primary key."""
    return text.isascii() and text.isdecimal() and len(text) <= DIGITS
