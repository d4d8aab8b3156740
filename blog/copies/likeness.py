"""How much of a copy's text a page still has. No Django."""

import re

# A character of a script without spaces, or a word.
_WORD = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]|[^\W_\u3040-\u30ff\u3400-\u9fff]+")
RUN = 3  # words that are compared together


def share_kept(copied: str, current: str) -> float:
    """Return the share, from 0 to 1, of the copied text's runs of words that `current` has.

    What a page gained counts for nothing: an article with new comments is still the same.
    """
    length = min(RUN, len(_WORD.findall(copied)))
    before = _runs(copied, length=length)
    return len(before & _runs(current, length=length)) / len(before) if before else 1.0


def _runs(text: str, *, length: int) -> set[tuple[str, ...]]:
    tokens = _WORD.findall(text.casefold())
    return set(zip(*(tokens[start:] for start in range(length)), strict=False))
