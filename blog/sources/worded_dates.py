"""Dates of sources as readers read them."""

import re
from datetime import date

from django.utils import formats
from django.utils.translation import gettext as _

from blog.sources.dates import parts_of

_YEARS = re.compile(r"(\d\d)(?:XX|([1-9])X)")


def date_words(edtf: str) -> str:
    """The date as readers read it, in the language of the moment: "c. 1850", "1984?", "n.d."."""
    if not edtf:
        return _("n.d.")
    if edtf[0] in "[{":
        glue = _(" or ") if edtf[0] == "[" else ", "
        return glue.join(map(_words, edtf.strip("[]{}").split(", ")))
    start, slash, end = edtf.partition("/")
    return _span_words(start, end) if slash else _words(start)


def _span_words(start: str, end: str) -> str:
    """From `start` to `end`. In EDTF nothing is an end that is not known, ".." one that is none."""
    match start, end:
        case "", _last:
            return _("before %(date)s") % {"date": _words(end)}
        case "..", _last:
            return _("until %(date)s") % {"date": _words(end)}
        case _first, "":
            return _("after %(date)s") % {"date": _words(start)}
        case _first, "..":
            return _("since %(date)s") % {"date": _words(start)}
    return f"{_words(start)}–{_words(end)}"


def _words(edtf: str) -> str:
    year, *rest = parts_of(edtf) or [0]
    plain = _plain_words(year, rest) if year else _years(edtf.rstrip("?~%"))
    doubt = "?" if edtf[-1:] in {"?", "%"} else ""
    about = _("c. %(date)s") if edtf[-1:] in {"~", "%"} else "%(date)s"
    return about % {"date": plain} + doubt


def _years(edtf: str) -> str:
    """A decade or a century."""
    found = _YEARS.fullmatch(edtf)
    return _("%(year)ss") % {"year": f"{found[1]}{found[2] or 0}0"} if found else edtf


def _plain_words(year: int, rest: list[int]) -> str:
    if year < 0:
        return _("%(year)d BCE") % {"year": -year}
    if not rest:
        return str(year)
    if rest[0] > 12:
        seasons = (_("spring"), _("summer"), _("autumn"), _("winter"))
        return f"{seasons[(rest[0] - 21) % 4]} {year}"
    format = "DATE_FORMAT" if len(rest) == 2 else "YEAR_MONTH_FORMAT"
    return formats.date_format(date(year, *[*rest, 1][:2]), format)
