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


@pytest.mark.parametrize(
    "typed",
    [
        "when the cows came home",
        "../20",  # TypeError in the library
        "1850-X00",  # AttributeError in the library
        "17/..X",
        "20th",
    ],
)
def test_parse_date_refuses_other_text(typed):
    with pytest.raises(UnreadableDate):
        parse_date(typed)


@pytest.mark.parametrize("text", ["", "  ", "n.d.", "[N.D.]", "(no date)", "s.d.", "undated"])
def test_parse_date_of_an_undated_work_is_empty(text):
    assert parse_date(text) == ""


def test_year_of_an_interval_without_a_start_is_its_end():
    assert (year_of("/1900"), year_of("../1949"), year_of("1949/..")) == (1900, 1949, 1949)


def test_parse_date_refuses_more_than_80_characters():
    def alternatives(count):
        return " or ".join(map(str, range(1800, 1800 + count)))

    assert len(parse_date(alternatives(13))) == 78
    with pytest.raises(UnreadableDate):
        parse_date(alternatives(14))


def test_parse_date_refuses_an_interval_that_ends_before_it_begins():
    assert parse_date("1937/1945") == "1937/1945"
    with pytest.raises(UnreadableDate):
        parse_date("1945/1937")
