"""Dates in their authors' own words, where EDTF cannot say the same: "Michaelmas 1640", "s. a."."""

import re

from blog.sources.dates.edtf import UnreadableDate, parse_date

MAX_LENGTH = 200

# Dates as libraries write them: 16-- and 164-, perhaps in brackets or with a question mark.
_CENTURY = re.compile(r"\[?(\d\d)--(\??)\]?")
_DECADE = re.compile(r"\[?(\d{3})-(\??)\]?")
# A year of two calendars or two years of one volume: 1640/41.
_SPLIT_YEAR = re.compile(r"(?<!\d)(\d{4})/(\d{1,2})(?![\d/])")
_YEAR = re.compile(r"(?<!\d)(1\d{3}|20\d\d)(?!\d)")


def read_date(typed: str) -> tuple[str, str]:
    """Return the EDTF expression of a date, and its own text if EDTF does not say the same.

    The expression of such a text is an estimate to sort by; "" if there is no year in it.

    >>> read_date("c. 1850"), read_date("3 Nov. 1640/41")
    (('1850~', ''), ('1640', '3 Nov. 1640/41'))
    """
    text = " ".join(typed.split())
    if not is_shorthand(text):
        try:
            return parse_date(text), ""
        except UnreadableDate:
            pass
    return _estimate(text), text[:MAX_LENGTH]


def is_shorthand(text: str) -> bool:
    """Return whether the text is a date such as 16--, 164- or 1640/41."""
    return bool(_CENTURY.fullmatch(text) or _DECADE.fullmatch(text) or _has_split_year(text))


def _has_split_year(text: str) -> bool:
    """Return whether a year and the next are in the text, not a year and a month: 1999/10."""
    found = _SPLIT_YEAR.search(text)
    return found is not None and (int(found[1]) + 1) % 10 ** len(found[2]) == int(found[2])


def _estimate(text: str) -> str:
    if century := _CENTURY.fullmatch(text):
        return f"{century[1]}XX{century[2]}"
    if decade := _DECADE.fullmatch(text):
        return f"{decade[1]}X{decade[2]}"
    year = _YEAR.search(text)
    return year[1] if year else ""
