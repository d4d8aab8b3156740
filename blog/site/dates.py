"""How the blog writes a day: as its language does, or as its owner chose."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date

from django.db import models
from django.utils import formats
from django.utils.translation import gettext_lazy as _

_chosen: ContextVar[str] = ContextVar("date_format", default="")


class DateFormat(models.TextChoices):
    """In the signs of Django's `date` filter; the examples are of one day."""

    OF_LANGUAGE = "", _("as the language has it")
    DAY_MONTH_YEAR = "j F Y", _("15 July 2013")
    MONTH_DAY_YEAR = "F j, Y", _("July 15, 2013")
    SHORT = "d.m.Y", "15.07.2013"
    ISO = "Y-m-d", "2013-07-15"


@contextmanager
def override(date_format: str) -> Iterator[None]:
    token = _chosen.set(date_format)
    try:
        yield
    finally:
        _chosen.reset(token)


def day_words(day: date) -> str:
    """The day in words, without the weekday; of a moment, the day in the current zone."""
    return formats.date_format(day, _chosen.get() or "DATE_FORMAT", use_l10n=True)
