"""Parts of a text that are put aside, so that what changes the rest leaves them alone."""

import re

_OPEN, _CLOSE = "\uf8f0", "\uf8f1"  # of no script and no font
_BLOCK, _INLINE = "B", "i"
_MARK = re.compile(f"{_OPEN}[{_BLOCK}{_INLINE}]([0-9]+){_CLOSE}")
_BLOCK_MARK = f"{_OPEN}{_BLOCK}[0-9]+{_CLOSE}"
BLOCK_MARK = re.compile(_BLOCK_MARK)
CODE = re.compile(r"<(pre|script|style|textarea)\b[^>]*>.*?</\1\s*>", re.DOTALL | re.IGNORECASE)


class Held:
    """The parts put aside, each with a mark in its place."""

    def __init__(self) -> None:
        self._parts: list[str] = []

    def block(self, html: str) -> str:
        """Put a block aside; return its mark, in a paragraph of its own."""
        return f"\n\n{self._mark(_BLOCK, html)}\n\n"

    def inline(self, html: str) -> str:
        return self._mark(_INLINE, html)

    def hold(self, pattern: re.Pattern[str], text: str) -> str:
        """Put aside whatever the pattern finds, as it is."""
        return pattern.sub(lambda found: self._mark(_BLOCK, found[0]), text)

    def restore(self, text: str) -> str:
        """Return the text with every part in its place again."""
        while _MARK.search(text):
            text = _MARK.sub(lambda mark: self._parts[int(mark[1])], text)
        return text

    def _mark(self, kind: str, html: str) -> str:
        self._parts.append(html)
        return f"{_OPEN}{kind}{len(self._parts) - 1}{_CLOSE}"


def without_marks(text: str) -> str:
    """Return the text without characters that would be taken for marks."""
    return text.replace(_OPEN, "").replace(_CLOSE, "")
