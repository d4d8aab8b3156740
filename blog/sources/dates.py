"""Dates of sources: EDTF ("1969-03-02", "1984?", "1850~", "1937/1945"), and in CSL.

Years before Christ are numbered as people do: -0044 is 44 BC.
"""

import math
import re
from typing import Any

from blog.sources.typed_dates import edtf_of_words, words_of_edtf

CslDate = dict[str, Any]

_UNDATED = {"n.d.", "nd", "n. d.", "s.d.", "no date", "undated"}
# In EDTF a quarter of the year or the like; as it is typed, two years: 1937-38.
_TWO_YEARS = re.compile(r"\d{4}-(?:2[5-9]|3\d|4[01])")
_LONGEST = 80  # of a source's column
_NUMBERS = re.compile(r"\d{3,}")


class DateUnclear(ValueError):
    """The words are neither a date nor an EDTF expression."""


def read_date(words: str) -> str:
    """The EDTF expression for what was typed; "c. 1850" becomes "1850~".

    Gives "" for nothing and for "n.d.". Raises DateUnclear.
    """
    words = words.strip()
    if not words or words.lower().strip("[]()") in _UNDATED:
        return ""
    # Its grammar takes 0.3 s to build, and only a source being edited needs it.
    from edtf import parse_edtf  # noqa: PLC0415
    from edtf.parser.edtf_exceptions import EDTFParseException  # noqa: PLC0415

    as_it_stands = "" if _TWO_YEARS.fullmatch(words) else words
    for candidate in filter(None, (as_it_stands, edtf_of_words(words) or _guess(words))):
        try:
            date = parse_edtf(candidate)
        except EDTFParseException:
            continue
        if _is_in_order(date) and len(str(date)) <= _LONGEST:
            return str(date)
    raise DateUnclear(words)


def _guess(words: str) -> str:
    """What can be made of other words, unless that has a number which they do not have."""
    from edtf import text_to_edtf  # noqa: PLC0415  slow to import, see read_date

    guess = "" if re.search(r"\d/\d", words) else text_to_edtf(words) or ""
    return guess if set(_NUMBERS.findall(guess)) <= set(_NUMBERS.findall(words)) else ""


def _is_in_order(date: Any) -> bool:
    bounds = date.lower_strict(), date.upper_strict()
    return any(isinstance(bound, float) for bound in bounds) or bounds[0] <= bounds[1]


def year_of(edtf: str) -> int | None:
    """The first year the date may mean, for sorting, or of "before 1900" the last; None if none."""
    start, _slash, end = edtf.partition("/")
    known = end if start in {"", ".."} else start
    if not known:
        return None
    from edtf import parse_edtf  # noqa: PLC0415  slow to import, see read_date

    lower = parse_edtf(known).lower_strict()
    return None if math.isinf(lower[0]) else int(lower[0])


def csl_date(edtf: str) -> CslDate | None:
    """The date as a CSL-JSON date variable: parts where it has them, circa where it is unsure."""
    if not edtf:
        return None
    start, slash, end = edtf.partition("/")
    parts = [parts_of(start), parts_of(end)] if slash else [parts_of(start)]
    if not all(parts):
        return {"literal": words_of_edtf(edtf)}
    date: CslDate = {"date-parts": parts}
    if len(parts) == 1 and len(parts[0]) == 2 and parts[0][1] > 12:
        date = {"date-parts": [parts[0][:1]], "season": parts[0][1] - 20}
    if any(mark in edtf for mark in "?~%"):
        date["circa"] = True
    return date


def edtf_of(date: CslDate | None) -> str:
    """The EDTF expression of a CSL-JSON date variable; "" if it has none that can be read."""
    if not date:
        return ""
    if "date-parts" in date:
        spans = ["-".join(_padded(parts)) for parts in date["date-parts"] if parts and parts[0]]
        if date.get("season") in {1, 2, 3, 4} and len(spans) == 1 and len(spans[0]) == 4:
            spans = [f"{spans[0]}-{20 + date['season']}"]
        return "/".join(spans) + ("~" if date.get("circa") else "")
    try:
        return read_date(str(date.get("literal") or date.get("raw") or ""))
    except DateUnclear:
        return ""


def parts_of(edtf: str) -> list[int]:
    """[year, month, day] as far as the expression says them plainly; [] if it does not."""
    words = edtf.rstrip("?~%")
    sign, digits = (-1, words[1:]) if words.startswith("-") else (1, words)
    pieces = digits.split("-")
    if not all(piece.isdigit() for piece in pieces):
        return []
    numbers = [int(piece) for piece in pieces]
    return [sign * numbers[0], *numbers[1:]]


def _padded(parts: list[Any]) -> list[str]:
    year, *rest = (int(part) for part in parts)
    return [f"-{-year:04d}" if year < 0 else f"{year:04d}", *(f"{part:02d}" for part in rest)]
