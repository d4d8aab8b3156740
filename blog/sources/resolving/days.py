"""Reading dates on pages and in catalogs as CSL dates."""

import re
from calendar import month_abbr

from blog.sources.dates.csl import CslDate
from blog.sources.resolving.cleaning import calendar_day, one_line

EARLIEST, LATEST = 1000, 2100  # other four-digit numbers are not years
_MONTHS = {name.lower(): number for number, name in enumerate(month_abbr) if name}
_MONTH = "(?P<month>[A-Za-z]{3,9})"
_FORMS = tuple(
    re.compile(form)
    for form in (
        r"^(?P<year>\d{4})[-/.](?P<number>\d{1,2})(?:[-/.](?P<day>\d{1,2}))?(?!\d)",
        r"^(?P<year>\d{4})(?P<number>\d{2})(?P<day>\d{2})(?!\d)",
        r"^(?P<day>\d{1,2})\.\s?(?P<number>\d{1,2})\.(?P<year>\d{4})\b",
        rf"\b(?P<day>\d{{1,2}})(?:st|nd|rd|th|\.)?\s+{_MONTH}\.?,?\s+(?P<year>\d{{4}})\b",
        rf"\b{_MONTH}\.?\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year>\d{{4}})\b",
        rf"\b{_MONTH}\.?,?\s+(?P<year>\d{{4}})\b",
    )
)
_SLASHES = re.compile(r"^(\d{1,2})/(\d{1,2})/(\d{4})\b")
_YEAR = re.compile(r"(?<!\d)(\d{4})(?!\d)")


def day_in(text: object) -> CslDate | None:
    """Return the date in a text such as "2013-07-15T23:00:00-07:00" or "July 15, 2013", or None.

    "7/8/2013" may be in July or August, so only its year is used.
    """
    line = one_line(text, limit=80)
    parts = next(filter(None, (_read(form, line) for form in _FORMS)), None)
    parts = parts or _read_slashes(line) or _read_year(line)
    return {"date-parts": [parts]} if parts and EARLIEST <= parts[0] <= LATEST else None


def _read(form: re.Pattern[str], line: str) -> list[int]:
    match = form.search(line)
    if not match:
        return []
    found = match.groupdict()
    month = _MONTHS.get((found.get("month") or "")[:3].lower()) or int(found.get("number") or 0)
    if not 1 <= month <= 12:
        return []
    return calendar_day(int(found["year"]), month, int(found.get("day") or 0))


def _read_slashes(line: str) -> list[int]:
    match = _SLASHES.search(line)
    if not match:
        return []
    first, second, year = map(int, match.groups())
    if first > 12:
        return calendar_day(year, second, first)
    return calendar_day(year, first, second) if second > 12 else [year]


def _read_year(line: str) -> list[int]:
    match = _YEAR.search(line)
    return [int(match[1])] if match else []
