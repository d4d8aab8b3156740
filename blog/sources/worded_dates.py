"""Dates of sources as readers read them."""

from datetime import date

from django.utils import formats
from django.utils.translation import gettext as _

from blog.sources.dates import parts_of


def date_words(edtf: str) -> str:
    """The date as readers read it, in the language of the moment: "c. 1850", "1984?", "n.d."."""
    if not edtf:
        return _("n.d.")
    start, slash, end = edtf.partition("/")
    if not slash:
        return _words(start)
    if start in {"", ".."}:
        return _("until %(date)s") % {"date": _words(end)}
    if end in {"", ".."}:
        return _("since %(date)s") % {"date": _words(start)}
    return f"{_words(start)}–{_words(end)}"


def _words(edtf: str) -> str:
    year, *rest = parts_of(edtf) or [0]
    if not year:
        return edtf
    doubt = "?" if edtf[-1] in "?%" else ""
    about = _("c. %(date)s") if edtf[-1] in "~%" else "%(date)s"
    return about % {"date": _plain_words(year, rest)} + doubt


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
