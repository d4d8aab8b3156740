"""Which way each piece of a line runs: the Unicode Bidirectional Algorithm (UAX 9).

For one line without explicit marks of direction, such as a title or a name; rules are named as
there.
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
    """A piece that runs one way: `text[start:end]`, to the right if its level is even."""

    start: int
    end: int
    level: int

    @property
    def is_ltr(self) -> bool:
        return self.level % 2 == 0


def is_rtl(text: str) -> bool:
    """Whether a line that begins so runs from right to left: P2 and P3."""
    strong = (unicodedata.bidirectional(sign) for sign in text)
    return next((kind for kind in strong if kind in {"L", "R", "AL"}), "L") != "L"


def visual_runs(text: str, *, leftward: bool) -> list[Run]:
    """The runs of a line, from left to right as they are seen: L2."""
    levels = _levels(text, base=int(leftward))
    runs, start = [], 0
    for level, signs in groupby(levels):
        end = start + len(list(signs))
        runs.append(Run(start, end, level))
        start = end
    highest = max(levels, default=0)
    for level in range(highest, 0, -1):
        runs = list(_turned(runs, from_level=level))
    return runs


def _turned(runs: list[Run], *, from_level: int) -> Iterator[Run]:
    for is_turned, group in groupby(runs, key=lambda run: run.level >= from_level):
        found = list(group)
        yield from reversed(found) if is_turned else found


def _levels(text: str, *, base: int) -> list[int]:
    kinds = _with_marks(text, base)
    _settle_numbers(kinds, base)
    _settle_brackets(text, kinds, base)
    _settle_neutral(kinds, base)
    levels = [_level(kind, base) for kind in kinds]
    for at in range(len(text) - 1, -1, -1):  # L1: spaces at the end belong to no run
        if not text[at].isspace():
            break
        levels[at] = base
    return levels


def _level(kind: str, base: int) -> int:
    """I1 and I2."""
    if base % 2:
        return base if kind == "R" else base + 1
    return base + {"L": 0, "R": 1}.get(kind, 2)


def _with_marks(text: str, base: int) -> list[str]:
    """What kind each sign is; marks, and signs of no width, are as what they stand on: W1."""
    kinds: list[str] = []
    for sign in text:
        kind = unicodedata.bidirectional(sign) or "L"
        if kind in {"NSM", "BN"}:
            kind = kinds[-1] if kinds else _name(base)
        kinds.append(kind)
    return kinds


def _settle_numbers(kinds: list[str], base: int) -> None:
    """W2 to W7: numbers among letters, and what stands in and around numbers."""
    _follow_letters(kinds, base, number={"AL": "AN"})
    kinds[:] = ["R" if kind == "AL" else kind for kind in kinds]
    for at in range(1, len(kinds) - 1):
        before, kind, after = kinds[at - 1 : at + 2]
        if before == after and (before, kind) in {("EN", "ES"), ("EN", "CS"), ("AN", "CS")}:
            kinds[at] = before
    _settle_signs_of_amount(kinds)
    kinds[:] = ["ON" if kind in {"ES", "ET", "CS"} else kind for kind in kinds]
    _follow_letters(kinds, base, number={"L": "L"})


def _follow_letters(kinds: list[str], base: int, *, number: dict[str, str]) -> None:
    """What kind a number is after letters of a kind: W2, W7."""
    letters = _name(base)
    for at, kind in enumerate(kinds):
        if kind in {"L", "R", "AL"}:
            letters = kind
        elif kind == "EN":
            kinds[at] = number.get(letters, kind)


def _settle_signs_of_amount(kinds: list[str]) -> None:
    """W5: what stands beside a number, such as % or €, belongs to it."""
    for start, end in _stretches(kinds, {"ET"}):
        beside = {kinds[start - 1] if start else "", kinds[end] if end < len(kinds) else ""}
        if "EN" in beside:
            kinds[start:end] = ["EN"] * (end - start)


def _settle_brackets(text: str, kinds: list[str], base: int) -> None:
    """N0: a pair runs as what it holds, or as what is before it."""
    for start, end in _pairs(text, kinds):
        inside = {_strong(kind) for kind in kinds[start + 1 : end]} - {""}
        if not inside:
            continue
        before = next((s for k in reversed(kinds[:start]) if (s := _strong(k))), _name(base))
        way = _name(base) if _name(base) in inside else before
        kinds[start] = kinds[end] = way


def _pairs(text: str, kinds: list[str]) -> list[tuple[int, int]]:
    """Where brackets open and close: BD16."""
    pairs, awaited = [], list[tuple[str, int]]()
    for at, sign in enumerate(text):
        if kinds[at] != "ON":
            continue
        if sign in BRACKETS:
            awaited.append((BRACKETS[sign], at))
        elif any(closing == sign for closing, _at in awaited):
            while awaited:
                closing, start = awaited.pop()
                if closing == sign:
                    pairs.append((start, at))
                    break
    return sorted(pairs)


def _settle_neutral(kinds: list[str], base: int) -> None:
    """N1 and N2: between two that run the same way, the same; else as the line."""
    for start, end in _stretches(kinds, NEUTRAL):
        before = _strong(kinds[start - 1]) if start else _name(base)
        after = _strong(kinds[end]) if end < len(kinds) else _name(base)
        kinds[start:end] = [before if before == after else _name(base)] * (end - start)


def _stretches(kinds: list[str], of: set[str]) -> list[tuple[int, int]]:
    found, start = [], 0
    for is_of, group in groupby(kinds, key=lambda kind: kind in of):
        end = start + len(list(group))
        if is_of:
            found.append((start, end))
        start = end
    return found


def _strong(kind: str) -> str:
    """Which way it pulls what is neutral: numbers as letters from right to left."""
    return {"L": "L", "R": "R", "EN": "R", "AN": "R"}.get(kind, "")


def _name(base: int) -> str:
    return "R" if base % 2 else "L"
