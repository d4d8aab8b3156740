"""Capital letters as a style wishes them, leaving marks, names and words in capitals alone."""

import re

from blog.sources.styles.typography import END_NO_CASE, LESS_THAN, NO_CASE

_SMALL = """
    a about above across after against along among an and around as at before behind below beneath
    beside between beyond but by down during for from in inside into n near nor of on onto or
    outside over so the through throughout till to toward towards under up upon v via vs with
    within without yet
"""
_SMALL_WORDS = frozenset(_SMALL.split())
# what no case may touch: nocase spans, and addresses, file names and code
_KEPT = re.compile(
    rf"({NO_CASE}[^{END_NO_CASE}]*{END_NO_CASE}|(?<!\S)\S*(?:[{LESS_THAN}@/\\_=]|\w\.\w)\S*)"
)
_ENGLISH = re.compile(r"\b(?:the|of|and|from|with|how|its|what|why)\b", re.IGNORECASE)
_WORD = re.compile(r"\w[\w’]*(?:-\w[\w’]*)*")
_COLON = re.compile(r"[:.?!]\W*$")
_SENTENCE_ENDS = re.compile(r"[:.?!—]\W*$")


def in_case(text: str, *, case: str | None, english: bool) -> str:
    """`text` in CSL's text-case. Only English has headline capitals; others come out as given."""
    if case in ("lowercase", "uppercase"):
        return _but_kept(text, upper=case == "uppercase")
    if case in ("capitalize-first", "sentence"):
        return _capitalised(text, only_first=True)
    if case == "capitalize-all":
        return _capitalised(text, only_first=False)
    return _headline(text) if case == "title" and english else text


def looks_english(text: str) -> bool:
    """Whether words are in it that hardly another language has: capitals would harm the others."""
    return _ENGLISH.search(text) is not None


def _but_kept(text: str, *, upper: bool) -> str:
    parts = _KEPT.split(text)
    parts[::2] = [part.upper() if upper else part.lower() for part in parts[::2]]
    return "".join(parts)


def _capitalised(text: str, *, only_first: bool) -> str:
    kept = [match.span() for match in _KEPT.finditer(text)]

    def capital(match: re.Match[str]) -> str:
        free = not any(start <= match.start() < end for start, end in kept)
        return _capital(match.group()) if free else match.group()

    return _WORD.sub(capital, text, count=1 if only_first else 0)


def _headline(text: str) -> str:
    """Chicago's headline capitals: small words stay small, but not first, last or after a colon.

    A title that has them already keeps its other words as they are: its author knew better.
    """
    words = list(_WORD.finditer(text))
    kept = [match.span() for match in _KEPT.finditer(text)]
    free = [not any(start <= word.start() < stop for start, stop in kept) for word in words]
    own = [match.group() for match, is_free in zip(words, free, strict=True) if is_free]
    has_capitals = _has_headline_capitals(own)
    pieces, end = [], 0
    for place, match in enumerate(words):
        word = match.group()
        before = text[end : match.start()]
        if has_capitals:
            due = place == 0 or bool(_COLON.search(before))
        else:
            due = place in (0, len(words) - 1) or bool(_SENTENCE_ENDS.search(before))
            due = due or word not in _SMALL_WORDS
        pieces += [before, _capital(word) if due and free[place] and word.islower() else word]
        end = match.end()
    return "".join([*pieces, text[end:]])


def _has_headline_capitals(words: list[str]) -> bool:
    """Whether most words that should have a capital have one; the first says nothing."""
    weighty = [word for word in words[1:] if len(word) > 2 and word.lower() not in _SMALL_WORDS]
    capital = [word for word in weighty if not word.islower()]
    return len(capital) * 2 > len(weighty)


def _capital(word: str) -> str:
    return word[:1].upper() + word[1:]
