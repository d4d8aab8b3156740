"""Fitting a CSL item to what a source can hold, with remarks on what was left out."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, cast

from django.db import models

from blog.sources.dates.csl import edtf_of
from blog.sources.dates.edtf import year_of
from blog.sources.editing import COLUMNS, short_names
from blog.sources.identifiers import normalized, url
from blog.sources.models import CslItem, Source
from blog.sources.untitled import is_identified

_YEARS = range(-9999, 10_000)


def problem_with(item: Mapping[str, Any]) -> str:
    """Return the reason that the item cannot be a source; "" if it can."""
    if not is_identified(item):
        return "It has no title."
    for variable in ("title", "container-title"):
        maximum = _max_length(variable)
        if len(str(item.get(variable) or "")) > maximum:
            return f"Its {variable} is longer than {maximum:,} characters."
    if len(short_names(item)) > 1000:
        return "Its names are longer than 1,000 characters."
    return ""


def _max_length(variable: str) -> int:
    column = cast("models.CharField[str, str]", Source._meta.get_field(COLUMNS[variable]))
    return int(column.max_length or 0)


def fitted(raw: CslItem) -> tuple[CslItem, list[str]]:
    """Return the item with normalized identifiers, and remarks on the values left out."""
    item, remarks = normalized(raw), []
    for variable in ("DOI", "ISBN", "URL"):
        value = str(item.get(variable) or "")
        is_invalid = variable == "URL" and value and not url(value)
        if is_invalid or len(value) > _max_length(variable):
            remarks.append(f"Its {variable} was left out because it is invalid: {value[:200]}")
            del item[variable]
    if issued := item.get("issued"):
        if not _exists(issued):
            remarks.append(f"Its date was left out because it does not exist: {_date_text(issued)}")
            del item["issued"]
        elif not edtf_of({**issued}):
            remarks.append(f"Its date has no year that can be read: {_date_text(issued)}")
    return item, remarks


def _exists(issued: Mapping[str, Any]) -> bool:
    """Return whether the date exists and its year fits the column."""
    if "date-parts" in issued:
        return all(map(_is_day, issued["date-parts"]))
    return (year_of(edtf_of({**issued})) or 0) in _YEARS


def _is_day(parts: Sequence[int]) -> bool:
    year, *rest = parts
    try:
        date(year % 400 + 400, *[*rest, 1, 1][:2])  # the calendar repeats every 400 years
    except ValueError:
        return False
    return year in _YEARS


def _date_text(issued: Mapping[str, Any]) -> str:
    value = issued.get("literal") or issued.get("raw") or issued.get("date-parts")
    return str(value)[:200]
