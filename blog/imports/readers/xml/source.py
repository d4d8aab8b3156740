"""The text of a file, read no further ahead than the next piece needs."""

from collections.abc import Iterator
from re import Match, Pattern

from blog.imports.readers.xml.repairs import refused

MAX_TEXT = 32_000_000  # characters of a text, which may have pictures in it
MAX_TAG = 16_384


class Source:
    """Text that arrives in parts. `line` is the line of the next character."""

    def __init__(self, parts: Iterator[str]) -> None:
        self._parts = parts
        self._text = ""
        self._at = 0
        self.line = 1

    @property
    def is_at_end(self) -> bool:
        return not self.ahead(1)

    def ahead(self, length: int) -> str:
        """Return the next characters without taking them."""
        self._read_ahead(length)
        return self._text[self._at : self._at + length]

    def take(self, length: int) -> str:
        """Take the next characters."""
        taken = self._text[self._at : self._at + length]
        self._at += length
        self.line += taken.count("\n")
        return taken

    def take_if(self, expected: str) -> bool:
        """Take the expected text if it is next."""
        is_next = self.ahead(len(expected)) == expected
        if is_next:
            self.take(len(expected))
        return is_next

    def match(self, pattern: Pattern[str]) -> Match[str] | None:
        """Match what is next, as far ahead as a tag may be long."""
        self._read_ahead(MAX_TAG)
        return pattern.match(self._text, self._at, self._at + MAX_TAG)

    def distance_to(self, end: str) -> int:
        """Return how far it is to `end`, -1 if it never comes. Raise ExportRefused if too far."""
        searched = 0
        while (found := self._text.find(end, self._at + searched)) < 0:
            length = self._limited(len(self._text) - self._at)
            if not self._read_more():
                return -1
            searched = max(0, length - len(end) + 1)
        return self._limited(found - self._at)

    def until(self, end: str) -> str:
        """Return the text before `end`, or all that is left, without taking it."""
        distance = self.distance_to(end)
        return self._text[self._at :] if distance < 0 else self.ahead(distance)

    def take_until(self, end: str) -> str:
        """Take the text before `end`, or all that is left."""
        return self.take(len(self.until(end)))

    def _limited(self, length: int) -> int:
        if length > MAX_TEXT:
            raise refused(f"A text has more than {MAX_TEXT:,} characters.", line=self.line)
        return length

    def _read_ahead(self, length: int) -> None:
        while len(self._text) - self._at < length and self._read_more():
            pass

    def _read_more(self) -> bool:
        """Read the next part, and forget what was taken."""
        part = next(self._parts, None)
        if part is None:
            return False
        self._text = self._text[self._at :] + part
        self._at = 0
        return True
