"""Dates in EDTF."""

import pytest

from blog.sources.dates.edtf import UnreadableDate, parse_date, year_of


@pytest.mark.parametrize(
    ("typed", "edtf", "year"),
    [
        ("2008", "2008", 2008),
        ("1969-03-02", "1969-03-02", 1969),
        ("2 March 1969", "1969-03-02", 1969),
        ("c. 1850", "1850~", 1850),
        ("1984?", "1984?", 1984),
        ("1937/1945", "1937/1945", 1937),
        ("1937–1945", "1937/1945", 1937),
        ("44 BC", "-0044", -44),
        ("n.d.", "", None),
        ("", "", None),
    ],
)
def test_parse_date(typed, edtf, year):
    assert (parse_date(typed), year_of(edtf)) == (edtf, year)


def test_parse_date_refuses_what_is_no_date():
    with pytest.raises(UnreadableDate):
        parse_date("when the cows came home")


def test_year_of_what_has_no_beginning_is_the_year_it_ends():
    assert (year_of("/1900"), year_of("../1949"), year_of("1949/..")) == (1900, 1949, 1949)


def test_parse_date_refuses_what_a_source_could_not_keep():
    with pytest.raises(UnreadableDate):
        parse_date(" or ".join(map(str, range(1800, 1820))))
