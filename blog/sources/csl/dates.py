"""The dates of an item: parts, ranges, seasons, and dates typed as text."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

Parts = tuple[int, ...]  # year, month or season, day, as far as they are known

_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_SEASONS = {"spr": 13, "sum": 14, "fal": 15, "aut": 15, "win": 16}
FIRST_SEASON, LAST_SEASON = 13, 24


@dataclass(frozen=True, slots=True)
class DateValue:
    """A date or a range; a season is a "month" from 13 to 16; `end` () is an open range."""

    begin: Parts = ()
    end: Parts | None = None
    is_circa: bool = False
    literal: str = ""
    season: str = ""
    sorted_as: Parts = ()  # where a date in words belongs; see Refinements.literal_dates_once

    @property
    def is_range(self) -> bool:
        return self.end is not None


def read_date_value(value: Any) -> DateValue | None:
    """Return the date of a CSL-JSON value; None if it says none."""
    if isinstance(value, str | int):
        return parse_date(str(value))
    if not isinstance(value, Mapping):
        return None
    circa = value.get("circa") not in (None, 0, "0", "", False, "false")
    spans = [_parts(part) for part in _spans(value.get("date-parts"))]
    if spans and spans[0]:
        return _from_parts(spans, value, is_circa=circa)
    return _from_words(value, is_circa=circa) or _from_names(value, is_circa=circa)


def _from_words(value: Mapping[str, Any], *, is_circa: bool) -> DateValue | None:
    if value.get("raw"):
        found = parse_date(str(value["raw"]))
        return DateValue(found.begin, found.end, is_circa or found.is_circa, found.literal)
    literal = str(value.get("literal") or value.get("season") or "")
    sorted_as = _parts(value.get("sorted-as"))
    return DateValue(literal=literal, is_circa=is_circa, sorted_as=sorted_as) if literal else None


def _spans(value: Any) -> Sequence[Any]:
    if not isinstance(value, list | tuple) or not value:
        return ()
    return value if isinstance(value[0], list | tuple) else (value,)


def _from_names(value: Mapping[str, Any], *, is_circa: bool) -> DateValue | None:
    parts = _parts([value.get(name) for name in ("year", "month", "day")])
    return DateValue(parts, is_circa=is_circa) if parts else None


def _from_parts(spans: list[Parts], value: Mapping[str, Any], *, is_circa: bool) -> DateValue:
    begin, season = spans[0], value.get("season")
    if season and len(begin) == 1:
        if str(season).isdigit() and 1 <= int(season) <= 24:
            number = int(season)
            begin = (begin[0], FIRST_SEASON - 1 + (number - 20 if number > 20 else number))
        else:
            return DateValue(begin, None, is_circa, season=str(season))
    end = spans[1] if len(spans) > 1 else None
    if end == (0,):
        end = ()
    return DateValue(begin, None if end == begin else end, is_circa)


def _parts(part: Any) -> Parts:
    """Return year, month and day as far as they are numbers."""
    numbers: list[int] = []
    for value in part if isinstance(part, list | tuple) else ():
        try:
            number = int(value)
        except (TypeError, ValueError):
            break
        if number == 0 and numbers:
            break
        if len(numbers) == 1 and FIRST_SEASON <= number <= LAST_SEASON:
            number = FIRST_SEASON + (number - FIRST_SEASON) % 4
        numbers.append(number)
    return tuple(numbers[:3])


def parse_date(text: str) -> DateValue:
    """Return the date that a text says in digits or English months; else the text itself."""
    text = text.strip()
    circa = bool(re.search(r"\?$|^(?:c\.|ca\.?|circa)\s", text)) or text.startswith("[")
    bare = re.sub(r"^(?:c\.|ca\.?|circa)\s*|^\[|\]$|\?", "", text).strip()
    for split in (r"\s*(?:/|--|–|—)\s*", r"\s+(?:-|to)\s+", r"-"):
        ends = re.split(split, bare)
        if len(ends) == 2 and all(ends) and (found := _range(*ends)):
            return DateValue(*found, is_circa=circa)
    begin = _single(bare)
    return DateValue(begin, is_circa=circa) if begin else DateValue(literal=text)


def _range(begin: str, end: str) -> tuple[Parts, Parts] | None:
    first, last = _single(begin), _single(end)
    if last and not first and re.fullmatch(r"[^\W\d_]+\.?(?:\s+\d{1,2})?", begin):
        first = _single(f"{begin} {last[0]}")
    return (first, last) if first and last and len(str(abs(first[0]))) > 2 else None


_NUMERIC = re.compile(r"(-?\d{3,4})(?:[-/](\d{1,2}))?(?:[-/](\d{1,2}))?")
_SLASHED = re.compile(r"(\d{1,2})[-/](\d{1,2})[-/](\d{4})")
_WORDED = re.compile(
    r"(?:(\d{1,2})\.?\s+)?([^\W\d_]{3,})\.?(?:\s+(\d{1,2}),?)?,?\s+(-?\d{1,4})(?:\s*(BC|AD))?",
    re.IGNORECASE,
)


def _single(text: str) -> Parts:
    text = text.strip()
    if match := _NUMERIC.fullmatch(text):
        return tuple(int(part) for part in match.groups() if part)
    if match := _SLASHED.fullmatch(text):
        return int(match[3]), int(match[1]), int(match[2])
    match = _WORDED.fullmatch(text)
    month = _month(match[2]) if match else 0
    if not match or not month:
        return ()
    day = match[1] or match[3]
    year = -int(match[4]) if (match[5] or "").upper() == "BC" else int(match[4])
    return (year, month, int(day)) if day else (year, month)


def _month(name: str) -> int:
    start = name[:3].lower()
    return _MONTHS.index(start) + 1 if start in _MONTHS else _SEASONS.get(start, 0)
