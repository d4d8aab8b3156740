"""Dates of items, in parts and in words."""

import pytest

from blog.sources.csl.dates import DateValue, parse_date, read_date_value


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ({"date-parts": [["2008", "3"]]}, DateValue((2008, 3))),
        ({"date-parts": [[1914], [1918]]}, DateValue((1914,), (1918,))),
        ({"date-parts": [[1990], [0]]}, DateValue((1990,), ())),
        ({"date-parts": [[1990], [1990]]}, DateValue((1990,))),
        ({"date-parts": [[-44, 3, 15]], "circa": True}, DateValue((-44, 3, 15), is_circa=True)),
        ({"date-parts": [[2008]], "season": 2}, DateValue((2008, 14))),
        ({"date-parts": [[2008, 21]]}, DateValue((2008, 13))),
        ({"date-parts": [[2008]], "season": "Michaelmas"}, DateValue((2008,), season="Michaelmas")),
        ({"literal": "Easter 1916"}, DateValue(literal="Easter 1916")),
        ({"raw": "2008-03-07"}, DateValue((2008, 3, 7))),
        ({"date-parts": [[]]}, None),
        ({}, None),
        (None, None),
    ],
)
def test_a_date_is_read_from_csl_json(value, expected):
    assert read_date_value(value) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("3 July 1847", DateValue((1847, 7, 3))),
        ("July 3, 1847", DateValue((1847, 7, 3))),
        ("Spring 1847", DateValue((1847, 13))),
        ("3/7/1847", DateValue((1847, 3, 7))),
        ("44 BC", DateValue(literal="44 BC")),
        ("1847?", DateValue((1847,), is_circa=True)),
        ("1847/1849", DateValue((1847,), (1849,))),
        ("Michaelmas 1640", DateValue(literal="Michaelmas 1640")),
    ],
)
def test_a_date_in_words_is_read_if_it_is_plain(text, expected):
    assert parse_date(text) == expected
