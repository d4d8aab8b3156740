"""Dates as CSL date variables."""

import pytest

from blog.sources.dates.csl import csl_date, edtf_of, stored_date


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


def test_csl_date_of_nothing():
    assert csl_date("") is None
    assert edtf_of(None) == ""


def test_a_season_is_csls_season():
    assert csl_date("1999-21") == {"date-parts": [[1999]], "season": 1}
    assert edtf_of({"date-parts": [[1999]], "season": 1}) == "1999-21"


def test_an_uncertain_year_is_in_brackets_and_not_circa():
    assert csl_date("1641?") == {"date-parts": [[1641]], "literal": "[1641?]"}
    assert csl_date("1641%") == {"date-parts": [[1641]], "literal": "[c. 1641?]"}
    assert csl_date("1641-05?") == {"date-parts": [[1641, 5]], "circa": True}


@pytest.mark.parametrize(
    ("date", "stored"),
    [
        ({"literal": "Michaelmas 1640"}, ("1640", "Michaelmas 1640")),
        ({"raw": "12 Brumaire VIII"}, ("", "12 Brumaire VIII")),
        ({"literal": "Michaelmas", "date-parts": [[1640, 10]]}, ("1640-10", "Michaelmas")),
        ({"literal": "March 2020", "date-parts": [[2020, 3]]}, ("2020-03", "")),
        ({"literal": "early", "date-parts": [[1640]], "circa": True}, ("1640~", "early")),
        ({"literal": "old", "edtf": "1640?"}, ("1640?", "old")),
        ({"edtf": "1640?"}, ("1640?", "")),
        ({"date-parts": [[]]}, ("", "")),
        (None, ("", "")),
    ],
)
def test_the_date_and_its_own_text(date, stored):
    assert stored_date(date) == stored


@pytest.mark.parametrize("edtf", ["1641?", "1641%", "[1640..1645]", "16XX", "1640~", "1640/1645"])
def test_a_date_survives_csl(edtf):
    assert stored_date(csl_date(edtf)) == (edtf, "")
