"""Dates of sources as readers see them, in the active language."""

import re
from datetime import date

from django.utils import formats
from django.utils.translation import gettext as _

from blog.sources.dates.edtf import parts_of

_YEARS = re.compile(r"(\d\d)(?:XX|([1-9])X)")


def format_edtf(edtf: str) -> str:
    """Return the date in the active language: "c. 1850", "1984?", "n.d."."""
    if not edtf:
        return _("n.d.")
    if edtf[0] == "[" and ".." in edtf.strip("[].") and ", " not in edtf:
        start, _dots, end = edtf.strip("[]").partition("..")
        return _("between %(start)s and %(end)s") % {"start": _format(start), "end": _format(end)}
    if edtf[0] in "[{":
        glue = _(" or ") if edtf[0] == "[" else ", "
        return glue.join(map(_format_member, edtf.strip("[]{}").split(", ")))
    start, slash, end = edtf.partition("/")
    return _format_span(start, end) if slash else _format(start)


def _format_member(edtf: str) -> str:
    """Return a date of a set, or a range in it such as "..1984"."""
    start, dots, end = edtf.partition("..")
    return _format_span(start or "..", end or "..") if dots else _format(edtf)


def _format_span(start: str, end: str) -> str:
    """Return the interval as text. In EDTF an empty end is unknown and ".." is open."""
    match start, end:
        case "", _last:
            return _("before %(date)s") % {"date": _format(end)}
        case "..", _last:
            return _("until %(date)s") % {"date": _format(end)}
        case _first, "":
            return _("after %(date)s") % {"date": _format(start)}
        case _first, "..":
            return _("since %(date)s") % {"date": _format(start)}
    return f"{_format(start)}–{_format(end)}"


def _format(edtf: str) -> str:
    year, *rest = parts_of(edtf) or [0]
    plain = _format_parts(year, rest) if year else _years(edtf.rstrip("?~%"))
    question = "?" if edtf[-1:] in {"?", "%"} else ""
    circa = _("c. %(date)s") if edtf[-1:] in {"~", "%"} else "%(date)s"
    return circa % {"date": plain} + question


def _years(edtf: str) -> str:
    """Return a decade or century such as "1850s"."""
    found = _YEARS.fullmatch(edtf)
    return _("%(year)ss") % {"year": f"{found[1]}{found[2] or 0}0"} if found else edtf


def _format_parts(year: int, rest: list[int]) -> str:
    if year < 0:
        return _("%(year)d BCE") % {"year": -year}
    if not rest:
        return str(year)
    if rest[0] > 12:
        seasons = (_("spring"), _("summer"), _("autumn"), _("winter"))
        return f"{seasons[(rest[0] - 21) % 4]} {year}"
    format = "DATE_FORMAT" if len(rest) == 2 else "YEAR_MONTH_FORMAT"
    return formats.date_format(date(year, *[*rest, 1][:2]), format)
