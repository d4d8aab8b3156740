"""Dates in EDTF, as a source stores them: "1969-03-02", "1984?", "1850~", "1937/1945".

Years before Christ have their usual numbers: -0044 is 44 BC.
https://www.loc.gov/standards/datetime/
"""

import datetime
import math
import re
from functools import lru_cache
from typing import Any

from blog.sources.dates.typed import edtf_from_text

_UNDATED = {"n.d.", "nd", "n. d.", "s.d.", "no date", "undated"}
# EDTF reads 1937-38 as a season or quarter of the year; people mean two years.
_TWO_YEARS = re.compile(r"\d{4}-(?:2[5-9]|3\d|4[01])")
_MAX_LENGTH = 80  # of the source's column
_MAX_TYPED = 200
_DAY = re.compile(r"(?<!\d)(\d{4})-(0\d|1[0-2])-(\d\d)")
# The library computes the power: 1E9999999 takes it many seconds.
_HUGE = re.compile(r"E-?\d{2,}|\d{13,}")
_OPEN_SETS = re.compile(r"[\[{]\.\.")


class UnreadableDate(ValueError):
    """The text is not a date."""


def parse_date(text: str) -> str:
    """Return the EDTF expression for a typed date: "1850~" for "c. 1850".

    Return "" for an empty text and for "n.d."; raise UnreadableDate for a text that is not a date.
    """
    text = text.strip()
    if len(text) > _MAX_TYPED:
        raise UnreadableDate(text[:_MAX_TYPED])
    if not text or text.lower().strip("[]()") in _UNDATED:
        return ""
    expression = "" if _TWO_YEARS.fullmatch(text) else text
    for candidate in filter(None, (expression, edtf_from_text(text))):
        date = _parse(candidate)
        if date and _is_in_order(date) and _is_storable(str(date)):
            return str(date)
    raise UnreadableDate(text)


def _is_storable(edtf: str) -> bool:
    """Return whether the date fits the column, has a year and days of the calendar."""
    is_known = any(character.isdigit() for character in edtf) and bool(_parse(edtf))
    return is_known and len(edtf) <= _MAX_LENGTH and all(map(_is_day, _DAY.findall(edtf)))


def _is_day(parts: tuple[str, str, str]) -> bool:
    year, month, day = map(int, parts)
    try:
        datetime.date(year % 400 + 400, month, day)  # the calendar repeats every 400 years
    except ValueError:
        return False
    return True


@lru_cache(maxsize=1024)
def _parse(expression: str) -> Any:
    """Return the library's date; None if the expression is not EDTF.

    The library takes 5 ms to parse a year, and itself fails on some, such as "../20".
    """
    # Its grammar takes 0.3 s to build, and only editing a source needs it.
    from edtf import parse_edtf  # noqa: PLC0415
    from edtf.parser.edtf_exceptions import EDTFParseException  # noqa: PLC0415

    if _HUGE.search(expression):
        return None
    try:
        return parse_edtf(expression)
    except (EDTFParseException, AttributeError, TypeError, ValueError):
        return None


def _is_in_order(date: Any) -> bool:
    bounds = date.lower_strict(), date.upper_strict()
    return any(isinstance(bound, float) for bound in bounds) or bounds[0] <= bounds[1]


def year_of(edtf: str) -> int | None:
    """Return the year to sort by: the earliest possible; the latest of "before 1900"; or None."""
    start, _slash, end = edtf.partition("/")
    known = end if start in {"", ".."} else start
    if _OPEN_SETS.match(known):  # [..1984, 1990]
        known = _OPEN_SETS.sub("", known).strip("]}").split(", ")[0]
    date = _parse(known) if known.strip(".") else None
    lower = date.lower_strict() if date else (math.inf,)
    return None if isinstance(lower, float) or math.isinf(lower[0]) else int(lower[0])


def parts_of(edtf: str) -> list[int]:
    """Return [year, month, day] as far as the expression has them as numbers; [] without a year."""
    plain = edtf.rstrip("?~%")
    era, digits = (-1, plain[1:]) if plain.startswith("-") else (1, plain)
    pieces = digits.split("-")
    if not all(piece.isdigit() for piece in pieces):
        return []
    numbers = [int(piece) for piece in pieces]
    return [era * numbers[0], *numbers[1:]]
