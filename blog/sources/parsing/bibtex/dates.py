"""Dates in BibTeX: biblatex's `date` (EDTF), and `year`, `month` and `day` as people type them."""

import re
from collections.abc import Mapping

from blog.sources.dates.csl import CslDate
from blog.sources.parsing.bibtex.latex import text_of
from blog.sources.parsing.items import date_of

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_SEASONS = {"spring": 1, "summer": 2, "autumn": 3, "fall": 3, "winter": 4}
_CIRCA_YEAR = re.compile(r"^(?:c\.?|ca\.?|circa|about)\s*(\d{1,4})$", re.IGNORECASE)
_YEARS = re.compile(r"^(-?\d{1,4})\s*(?:--?|–|/)\s*(\d{1,4})$")
_TIME = re.compile(r"T[\d:.+\-Z]*")
_SEASON = re.compile(r"^(\d{4})-(2[1-4])$")
_MONTH = re.compile("|".join(MONTHS))
_CIRCA = "\\textasciitilde{}"
STATUSES = re.compile(
    r"forthcoming|in[ -]press|to appear|submitted|in preparation|unpublished", re.IGNORECASE
)


def read_date(fields: Mapping[str, str], prefix: str = "") -> CslDate | None:
    """Return the date in `fields`: the issued date, or that with the prefix orig, event or url."""
    if date := fields.get(f"{prefix}date"):
        return _edtf(text_of(date.replace("~", _CIRCA)))  # the tilde of EDTF is not LaTeX's space
    year = text_of(fields.get(f"{prefix}year", ""))
    if not year or STATUSES.fullmatch(year):
        return None
    issued = _year(year.strip("[]"))
    month, day = fields.get(f"{prefix}month", ""), fields.get(f"{prefix}day", "")
    if issued and len(issued.get("date-parts", [])) == 1 and len(_first(issued)) == 1:
        return _with_month(issued, text_of(month).lower(), text_of(day))
    return issued


def _first(date: CslDate) -> list[int]:
    parts: list[int] = date["date-parts"][0]
    return parts


def _edtf(text: str) -> CslDate | None:
    text = _TIME.sub("", text)
    if season := _SEASON.match(text):
        return {"date-parts": [[int(season[1])]], "season": int(season[2]) - 20}
    return _year(text)


def _year(text: str) -> CslDate | None:
    if circa := _CIRCA_YEAR.match(text):
        return {"date-parts": [[int(circa[1])]], "circa": True}
    if years := _YEARS.match(text):
        begin, end = years[1], years[2]
        if len(end) == 4 or (len(begin) == 4 and int(end) > 12):
            end = begin[: len(begin) - len(end)] + end  # 1984-86, but not 1984-06
            return date_of(f"{begin}/{end}")
    return date_of(text)


def _with_month(date: CslDate, month: str, day: str) -> CslDate:
    """Add the month, such as mar, 3, "March--April", "10~mar" or spring, to the year."""
    year = _first(date)[0]
    if season := next((number for name, number in _SEASONS.items() if name in month), None):
        return {**date, "season": season}
    months = [MONTHS.index(name) + 1 for name in _MONTH.findall(month)]
    if not months:
        numbers = [int(number) for number in re.findall(r"\b\d{1,2}\b", month)]
        months, month = [number for number in numbers if 1 <= number <= 12], ""
    if not months:
        return date
    if len(months) > 1 and months[0] != months[1]:
        return {**date, "date-parts": [[year, months[0]], [year, months[1]]]}
    days = re.findall(r"\b\d{1,2}\b", f"{day} {month}")
    parts = [year, months[0], *(int(day) for day in days[:1] if 1 <= int(day) <= 31)]
    return {**date, "date-parts": [parts]}


# Writing


def edtf_of(date: CslDate) -> str:
    """Return the date as biblatex writes it, or its text if it has no parts."""
    spans = ["-".join(_padded(parts)) for parts in date.get("date-parts") or []]
    if not spans:
        return str(date.get("literal") or date.get("raw") or "")
    if "season" in date and len(spans) == 1 and len(date["date-parts"][0]) == 1:
        return f"{spans[0]}-{20 + int(date['season'])}"
    circa = "~" if date.get("circa") else ""
    return "/".join(f"{span}{circa}" for span in spans)


def plain_year_and_month(date: CslDate) -> tuple[str, str]:
    """Return year and month for BibTeX if they express the whole date, else ("", "")."""
    parts = date.get("date-parts") or []
    if set(date) != {"date-parts"} or len(parts) != 1 or len(parts[0]) > 2 or parts[0][0] < 1000:
        return "", ""
    return str(parts[0][0]), MONTHS[parts[0][1] - 1] if len(parts[0]) == 2 else ""


def _padded(parts: list[int]) -> list[str]:
    year, *rest = parts
    return [f"-{-year:04d}" if year < 0 else f"{year:04d}", *(f"{part:02d}" for part in rest)]
