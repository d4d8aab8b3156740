"""The blog's date format: its language's, or the one the owner chose."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date

from django.db import models
from django.utils import formats
from django.utils.translation import gettext_lazy as _

_chosen: ContextVar[str] = ContextVar("date_format", default="")


class DateFormat(models.TextChoices):
    """Formats in the syntax of Django's `date` filter; all labels show the same day."""

    OF_LANGUAGE = "", _("As usual in the language")
    DAY_MONTH_YEAR = "j F Y", _("15 July 2013")
    MONTH_DAY_YEAR = "F j, Y", _("July 15, 2013")
    SHORT = "d.m.Y", "15.07.2013"
    ISO = "Y-m-d", "2013-07-15"


@contextmanager
def override(date_format: str) -> Iterator[None]:
    """Use `date_format` inside the block, or the language's own format if it is empty."""
    token = _chosen.set(date_format)
    try:
        yield
    finally:
        _chosen.reset(token)


def format_day(day: date) -> str:
    """Return the day formatted without its weekday, for a datetime in the current time zone."""
    return formats.date_format(day, _chosen.get() or "DATE_FORMAT", use_l10n=True)
