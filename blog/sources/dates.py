"""Dates of sources: EDTF ("1969-03-02", "1984?", "1850~", "1937/1945"), and in CSL.

Years before Christ are numbered as people do: -0044 is 44 BC.
"""

import math
import re
from typing import Any

CslDate = dict[str, Any]


_YEARS = re.compile(r"^(\d{4})\s*[–—-]\s*(\d{4})$")


class DateUnclear(ValueError):
    """The words are neither a date nor an EDTF expression."""


def read_date(words: str) -> str:
    """The EDTF expression for what was typed; "c. 1850" becomes "1850~".

    Gives "" for nothing and for "n.d.". Raises DateUnclear.
    """
    words = _YEARS.sub(r"\1/\2", words.strip())
    if words.lower() in {"", "n.d.", "nd", "s.d.", "undated"}:
        return ""
    # Its grammar takes 0.3 s to build, and only a source being edited needs it.
    from edtf import parse_edtf, text_to_edtf  # noqa: PLC0415
    from edtf.parser.edtf_exceptions import EDTFParseException  # noqa: PLC0415

    for candidate in filter(None, (words, text_to_edtf(words))):
        try:
            return str(parse_edtf(candidate))
        except EDTFParseException:
            continue
    raise DateUnclear(words)


def year_of(edtf: str) -> int | None:
    """The first year the date may mean, for sorting; None if it has none."""
    if not edtf:
        return None
    from edtf import parse_edtf  # noqa: PLC0415  slow to import, see read_date

    lower = parse_edtf(edtf).lower_strict()
    return None if math.isinf(lower[0]) else int(lower[0])


def csl_date(edtf: str) -> CslDate | None:
    """The date as a CSL-JSON date variable: parts where it has them, circa where it is unsure."""
    if not edtf:
        return None
    start, slash, end = edtf.partition("/")
    parts = [parts_of(start), parts_of(end)] if slash else [parts_of(start)]
    if not all(parts):
        return {"literal": edtf}
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
