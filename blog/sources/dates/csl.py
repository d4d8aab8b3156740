"""Conversion between EDTF and the date variables of CSL-JSON."""

import re
from typing import Any

from blog.sources.dates.edtf import parts_of
from blog.sources.dates.typed import text_from_edtf
from blog.sources.dates.written import read_date

CslDate = dict[str, Any]

_UNCERTAIN_YEAR = re.compile(r"(-?\d{4})([?%])")


def csl_date(edtf: str, text: str = "") -> CslDate | None:
    """Return the date variable; None for "".

    It has a text if the date has one of its own, or if CSL has no parts that say the same.
    """
    date = _with_parts(edtf) if edtf else {}
    if text:
        date["literal"] = text
    return date or None


def _with_parts(edtf: str) -> CslDate:
    start, slash, end = edtf.partition("/")
    parts = [parts_of(start), parts_of(end)] if slash else [parts_of(start)]
    if not all(parts):
        return {"literal": text_from_edtf(edtf)}
    date: CslDate = {"date-parts": parts}
    if len(parts) == 1 and len(parts[0]) == 2 and parts[0][1] > 12:
        date = {"date-parts": [parts[0][:1]], "season": parts[0][1] - 20}
    if _UNCERTAIN_YEAR.fullmatch(edtf):  # CSL's "circa" is another statement
        return date | {"literal": f"[{text_from_edtf(edtf)}]"}
    if any(qualifier in edtf for qualifier in "?~%"):
        date["circa"] = True
    return date


def stored_date(date: CslDate | None) -> tuple[str, str]:
    """Return the EDTF expression of a date variable, and its own text: see `read_date`.

    The key "edtf" has the exact expression, where a form or an export of ours knows it.
    """
    if not date:
        return "", ""
    literal = str(date.get("literal") or "")
    if "edtf" in date:
        return date["edtf"], literal
    if literal or "date-parts" not in date:
        edtf, text = read_date(literal or str(date.get("raw") or ""))
        return (_from_parts(date) or edtf if text else edtf), text
    return _from_parts(date), ""


def edtf_of(date: CslDate | None) -> str:
    """Return the EDTF expression of a date variable; "" if it has no year."""
    return stored_date(date)[0]


def _from_parts(date: CslDate) -> str:
    parts = [span for span in date.get("date-parts", []) if span and span[0]]
    spans = ["-".join(_padded(span)) for span in parts]
    if date.get("season") in {1, 2, 3, 4} and len(spans) == 1 and len(spans[0]) == 4:
        spans = [f"{spans[0]}-{20 + date['season']}"]
    return "/".join(spans) + ("~" if spans and date.get("circa") else "")


def _padded(parts: list[Any]) -> list[str]:
    year, *rest = (int(part) for part in parts)
    return [f"-{-year:04d}" if year < 0 else f"{year:04d}", *(f"{part:02d}" for part in rest)]
