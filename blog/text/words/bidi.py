"""The direction of each part of a line: the Unicode Bidirectional Algorithm (UAX 9).

For one line without explicit formatting characters, such as a title or a name. The docstrings
name the rules of the algorithm.
"""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

RIGHT_TO_LEFT = {"R", "AL"}
NEUTRAL = {"B", "S", "WS", "ON"}
BRACKETS = dict(zip("([{⟨〈《「『【〔〖⁅❨", ")]}⟩〉》」』】〕〗⁆❩", strict=True))


@dataclass(frozen=True)
class Run:
    """A part of a line in one direction: `text[start:end]`, left to right if `level` is even."""

    start: int
    end: int
    level: int

    @property
    def is_ltr(self) -> bool:
        return self.level % 2 == 0


def is_rtl(text: str) -> bool:
    """Return whether a line that begins with `text` runs from right to left (P2, P3)."""
    strong = (unicodedata.bidirectional(character) for character in text)
    return next((kind for kind in strong if kind in {"L", "R", "AL"}), "L") != "L"


def visual_runs(text: str, *, is_rtl: bool) -> list[Run]:
    """Return the runs of a line in visual order, from left to right (L2)."""
    levels = _levels(text, base=int(is_rtl))
    runs, start = [], 0
    for level, characters in groupby(levels):
        end = start + len(list(characters))
        runs.append(Run(start, end, level))
        start = end
    highest = max(levels, default=0)
    for level in range(highest, 0, -1):
        runs = list(_reversed_runs(runs, from_level=level))
    return runs


def _reversed_runs(runs: list[Run], *, from_level: int) -> Iterator[Run]:
    for is_reversed, group in groupby(runs, key=lambda run: run.level >= from_level):
        found = list(group)
        yield from reversed(found) if is_reversed else found


def _levels(text: str, *, base: int) -> list[int]:
    kinds = _classes(text, base)
    _resolve_numbers(kinds, base)
    _resolve_brackets(text, kinds, base)
    _resolve_neutral(kinds, base)
    levels = [_level(kind, base) for kind in kinds]
    for at in range(len(text) - 1, -1, -1):  # L1: spaces at the end have the level of the line
        if not text[at].isspace():
            break
        levels[at] = base
    return levels


def _level(kind: str, base: int) -> int:
    """Return the level of a resolved class (I1, I2)."""
    if base % 2:
        return base if kind == "R" else base + 1
    return base + {"L": 0, "R": 1}.get(kind, 2)


def _classes(text: str, base: int) -> list[str]:
    """Return the class of each character; a mark has that of the character before it (W1)."""
    kinds: list[str] = []
    for character in text:
        kind = unicodedata.bidirectional(character) or "L"
        if kind in {"NSM", "BN"}:
            kind = kinds[-1] if kinds else _name(base)
        kinds.append(kind)
    return kinds


def _resolve_numbers(kinds: list[str], base: int) -> None:
    """Resolve numbers, and the characters within and next to them (W2 to W7)."""
    _follow_letters(kinds, base, number={"AL": "AN"})
    kinds[:] = ["R" if kind == "AL" else kind for kind in kinds]
    for at in range(1, len(kinds) - 1):
        before, kind, after = kinds[at - 1 : at + 2]
        if before == after and (before, kind) in {("EN", "ES"), ("EN", "CS"), ("AN", "CS")}:
            kinds[at] = before
    _resolve_number_signs(kinds)
    kinds[:] = ["ON" if kind in {"ES", "ET", "CS"} else kind for kind in kinds]
    _follow_letters(kinds, base, number={"L": "L"})


def _follow_letters(kinds: list[str], base: int, *, number: dict[str, str]) -> None:
    """Resolve each number by the letters before it (W2, W7)."""
    letters = _name(base)
    for at, kind in enumerate(kinds):
        if kind in {"L", "R", "AL"}:
            letters = kind
        elif kind == "EN":
            kinds[at] = number.get(letters, kind)


def _resolve_number_signs(kinds: list[str]) -> None:
    """Resolve symbols such as % or € next to a number as part of it (W5)."""
    for start, end in _spans(kinds, {"ET"}):
        beside = {kinds[start - 1] if start else "", kinds[end] if end < len(kinds) else ""}
        if "EN" in beside:
            kinds[start:end] = ["EN"] * (end - start)


def _resolve_brackets(text: str, kinds: list[str], base: int) -> None:
    """Resolve pairs of brackets by their content or by the text before them (N0)."""
    for start, end in _pairs(text, kinds):
        inside = {_strong(kind) for kind in kinds[start + 1 : end]} - {""}
        if not inside:
            continue
        before = next((s for k in reversed(kinds[:start]) if (s := _strong(k))), _name(base))
        way = _name(base) if _name(base) in inside else before
        kinds[start] = kinds[end] = way


def _pairs(text: str, kinds: list[str]) -> list[tuple[int, int]]:
    """Return the positions of matching brackets (BD16)."""
    pairs, open_brackets = [], list[tuple[str, int]]()
    for at, character in enumerate(text):
        if kinds[at] != "ON":
            continue
        if character in BRACKETS:
            open_brackets.append((BRACKETS[character], at))
        elif any(closing == character for closing, _at in open_brackets):
            while open_brackets:
                closing, start = open_brackets.pop()
                if closing == character:
                    pairs.append((start, at))
                    break
    return sorted(pairs)


def _resolve_neutral(kinds: list[str], base: int) -> None:
    """Resolve neutral characters by both sides if they agree, else by the line (N1, N2)."""
    for start, end in _spans(kinds, NEUTRAL):
        before = _strong(kinds[start - 1]) if start else _name(base)
        after = _strong(kinds[end]) if end < len(kinds) else _name(base)
        kinds[start:end] = [before if before == after else _name(base)] * (end - start)


def _spans(kinds: list[str], of: set[str]) -> list[tuple[int, int]]:
    found, start = [], 0
    for is_of, group in groupby(kinds, key=lambda kind: kind in of):
        end = start + len(list(group))
        if is_of:
            found.append((start, end))
        start = end
    return found


def _strong(kind: str) -> str:
    """Return the direction that a class gives to neutral characters next to it; R for numbers."""
    return {"L": "L", "R": "R", "EN": "R", "AN": "R"}.get(kind, "")


def _name(base: int) -> str:
    return "R" if base % 2 else "L"
