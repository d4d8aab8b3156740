"""Dates on pages and in catalogs."""

import pytest

from blog.sources.resolving.days import day_in


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("2013-07-15T23:00:00-07:00", [2013, 7, 15]),
        ("2013/7/5", [2013, 7, 5]),
        ("2013-07", [2013, 7]),
        ("20130715", [2013, 7, 15]),
        ("15.7.2013", [2013, 7, 15]),
        ("15th July 2013", [2013, 7, 15]),
        ("Mon, 15 Jul 2013 10:00:00 GMT", [2013, 7, 15]),
        ("July 15, 2013", [2013, 7, 15]),
        ("Sept. 2013", [2013, 9]),
        ("15/7/2013", [2013, 7, 15]),
        ("7/15/2013", [2013, 7, 15]),
        ("7/8/2013", [2013]),
        ("c2013", [2013]),
        ("2013-02-31", [2013, 2]),
        ("2013-13-01", [2013]),
        ("1000", [1000]),
        ("2100", [2100]),
    ],
)
def test_a_date_is_found(text, parts):
    assert day_in(text) == {"date-parts": [parts]}


@pytest.mark.parametrize("text", ["", None, "soon", "999", "0999", "2101", "123456", "[]", True])
def test_other_texts_have_no_date(text):
    assert day_in(text) is None
