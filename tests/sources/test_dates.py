"""Dates of sources."""

import pytest

from blog.sources.dates import DateUnclear, csl_date, edtf_of, read_date, year_of


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
def test_read_date(typed, edtf, year):
    assert (read_date(typed), year_of(edtf)) == (edtf, year)


def test_read_date_refuses_what_is_no_date():
    with pytest.raises(DateUnclear):
        read_date("when the cows came home")


@pytest.mark.parametrize(
    ("edtf", "csl"),
    [
        ("1969-03-02", {"date-parts": [[1969, 3, 2]]}),
        ("1850~", {"date-parts": [[1850]], "circa": True}),
        ("1937/1945", {"date-parts": [[1937], [1945]]}),
        ("-0043", {"date-parts": [[-43]]}),
    ],
)
def test_csl_date_and_back(edtf, csl):
    assert csl_date(edtf) == csl
    assert edtf_of(csl) == edtf


def test_year_of_what_has_no_beginning_is_the_year_it_ends():
    assert (year_of("/1900"), year_of("../1949"), year_of("1949/..")) == (1900, 1949, 1949)


def test_read_date_refuses_what_a_source_could_not_keep():
    with pytest.raises(DateUnclear):
        read_date(" or ".join(map(str, range(1800, 1820))))


def test_csl_date_of_nothing():
    assert csl_date("") is None
    assert edtf_of(None) == ""


def test_a_season_is_csls_season():
    assert csl_date("1999-21") == {"date-parts": [[1999]], "season": 1}
    assert edtf_of({"date-parts": [[1999]], "season": 1}) == "1999-21"
