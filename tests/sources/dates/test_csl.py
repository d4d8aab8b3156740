"""Dates as CSL date variables."""

import pytest

from blog.sources.dates.csl import csl_date, edtf_of


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
