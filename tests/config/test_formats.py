"""Dates in languages that Django does not write as people do."""

from datetime import UTC, datetime

import pytest
from django.utils import formats, translation


@pytest.mark.parametrize(
    ("language", "day", "moment"),
    [
        ("en", "July 5, 2013", "July 5, 2013, 8:05 PM"),
        ("it", "5 luglio 2013", "5 luglio 2013, 20:05"),
        ("pt", "5 de julho de 2013", "5 de julho de 2013 às 20:05"),
        ("ar", "5 يوليو 2013", "5 يوليو 2013، 8:05 م"),
    ],
)
def test_dates_by_language(language, day, moment):
    at = datetime(2013, 7, 5, 20, 5, tzinfo=UTC)
    with translation.override(language):
        assert formats.date_format(at, "DATE_FORMAT") == day
        assert formats.date_format(at, "DATETIME_FORMAT") == moment
