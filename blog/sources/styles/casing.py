"""The text cases of CSL, which keep marks, names and words in capitals unchanged."""

import re

from blog.sources.styles.typography import END_NO_CASE, LESS_THAN, NO_CASE

_SMALL = """
    a about above across after against along among an and around as at before behind below beneath
    beside between beyond but by down during for from in inside into n near nor of on onto or
    outside over so the through throughout till to toward towards under up upon v via vs with
    within without yet
"""
_SMALL_WORDS = frozenset(_SMALL.split())
# parts that no case changes: nocase spans, URLs, file names and code
_PROTECTED = re.compile(
    rf"({NO_CASE}[^{END_NO_CASE}]*{END_NO_CASE}|(?<!\S)\S*(?:[{LESS_THAN}@/\\_=]|\w\.\w)\S*)"
)
_ENGLISH = re.compile(r"\b(?:the|of|and|from|with|how|its|what|why)\b", re.IGNORECASE)
_WORD = re.compile(r"\w[\w’]*(?:-\w[\w’]*)*")
_COLON = re.compile(r"[:.?!]\W*$")
_SENTENCE_ENDS = re.compile(r"[:.?!—]\W*$")


def in_case(text: str, *, case: str | None, english: bool) -> str:
    """Return `text` in a CSL text case; title case only applies to English."""
    if case in ("lowercase", "uppercase"):
        return _except_protected(text, upper=case == "uppercase")
    if case in ("capitalize-first", "sentence"):
        return _capitalized(text, only_first=True)
    if case == "capitalize-all":
        return _capitalized(text, only_first=False)
    return _headline(text) if case == "title" and english else text


def looks_english(text: str) -> bool:
    """Return whether the text has words that are rare in other languages."""
    return _ENGLISH.search(text) is not None


def _except_protected(text: str, *, upper: bool) -> str:
    parts = _PROTECTED.split(text)
    parts[::2] = [part.upper() if upper else part.lower() for part in parts[::2]]
    return "".join(parts)


def _capitalized(text: str, *, only_first: bool) -> str:
    protected = [match.span() for match in _PROTECTED.finditer(text)]

    def capital(match: re.Match[str]) -> str:
        free = not any(start <= match.start() < end for start, end in protected)
        return _capital(match.group()) if free else match.group()

    return _WORD.sub(capital, text, count=1 if only_first else 0)


def _headline(text: str) -> str:
    """Return the title in Chicago's headline style.

    Small words are in lower case unless they are first, last or after a colon. A title already in
    headline style keeps its other words unchanged.
    """
    matches = list(_WORD.finditer(text))
    protected = [match.span() for match in _PROTECTED.finditer(text)]
    free = [not any(start <= word.start() < stop for start, stop in protected) for word in matches]
    own = [match.group() for match, is_free in zip(matches, free, strict=True) if is_free]
    has_capitals = _has_headline_capitals(own)
    pieces, end = [], 0
    for place, match in enumerate(matches):
        word = match.group()
        before = text[end : match.start()]
        if has_capitals:
            due = place == 0 or bool(_COLON.search(before))
        else:
            due = place in (0, len(matches) - 1) or bool(_SENTENCE_ENDS.search(before))
            due = due or word not in _SMALL_WORDS
        pieces += [before, _capital(word) if due and free[place] and word.islower() else word]
        end = match.end()
    return "".join([*pieces, text[end:]])


def _has_headline_capitals(tokens: list[str]) -> bool:
    """Return whether most words that should be capitalized are, not counting the first."""
    major = [word for word in tokens[1:] if len(word) > 2 and word.lower() not in _SMALL_WORDS]
    capital = [word for word in major if not word.islower()]
    return len(capital) * 2 > len(major)


def _capital(word: str) -> str:
    return word[:1].upper() + word[1:]
