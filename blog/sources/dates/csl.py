"""Conversion between EDTF and the date variables of CSL-JSON."""

from typing import Any

from blog.sources.dates.edtf import UnreadableDate, parse_date, parts_of
from blog.sources.dates.typed import text_from_edtf

CslDate = dict[str, Any]


def csl_date(edtf: str) -> CslDate | None:
    """Return the date variable, with text if CSL has no parts for the date; None for ""."""
    if not edtf:
        return None
    start, slash, end = edtf.partition("/")
    parts = [parts_of(start), parts_of(end)] if slash else [parts_of(start)]
    if not all(parts):
        return {"literal": text_from_edtf(edtf)}
    date: CslDate = {"date-parts": parts}
    if len(parts) == 1 and len(parts[0]) == 2 and parts[0][1] > 12:
        date = {"date-parts": [parts[0][:1]], "season": parts[0][1] - 20}
    if any(qualifier in edtf for qualifier in "?~%"):
        date["circa"] = True
    return date


def edtf_of(date: CslDate | None) -> str:
    """Return the EDTF expression of a date variable; "" if it cannot be read as a date."""
    if not date:
        return ""
    if "date-parts" in date:
        spans = ["-".join(_padded(parts)) for parts in date["date-parts"] if parts and parts[0]]
        if date.get("season") in {1, 2, 3, 4} and len(spans) == 1 and len(spans[0]) == 4:
            spans = [f"{spans[0]}-{20 + date['season']}"]
        return "/".join(spans) + ("~" if date.get("circa") else "")
    try:
        return parse_date(str(date.get("literal") or date.get("raw") or ""))
    except UnreadableDate:
        return ""


def _padded(parts: list[Any]) -> list[str]:
    year, *rest = (int(part) for part in parts)
    return [f"-{-year:04d}" if year < 0 else f"{year:04d}", *(f"{part:02d}" for part in rest)]
