"""Reading and writing dates in BibTeX and biblatex."""

import pytest

from blog.sources.parsing.bibtex.dates import edtf_of, plain_year_and_month, read_date


@pytest.mark.parametrize(
    ("fields", "issued"),
    [
        ({"date": "1937-08-21"}, {"date-parts": [[1937, 8, 21]]}),
        ({"date": "1937-08-21T10:00"}, {"date-parts": [[1937, 8, 21]]}),
        ({"date": "1937/1945"}, {"date-parts": [[1937], [1945]]}),
        ({"date": "1850~"}, {"date-parts": [[1850]], "circa": True}),
        ({"date": "-0043"}, {"date-parts": [[-43]]}),
        ({"date": "1999-22"}, {"date-parts": [[1999]], "season": 2}),
        ({"date": "2001", "year": "1999"}, {"date-parts": [[2001]]}),
        ({"year": "1998", "month": "3"}, {"date-parts": [[1998, 3]]}),
        ({"year": "1998", "month": "mar", "day": "7"}, {"date-parts": [[1998, 3, 7]]}),
        ({"year": "1998", "month": "10~mar"}, {"date-parts": [[1998, 3, 10]]}),
        ({"year": "1998", "month": "March--April"}, {"date-parts": [[1998, 3], [1998, 4]]}),
        ({"year": "1998", "month": "Spring"}, {"date-parts": [[1998]], "season": 1}),
        ({"year": "1998", "month": "13"}, {"date-parts": [[1998]]}),
        ({"year": "c. 1850"}, {"date-parts": [[1850]], "circa": True}),
        ({"year": "1984-86"}, {"date-parts": [[1984], [1986]]}),
        ({"year": "1984-06"}, {"date-parts": [[1984, 6]]}),
        ({"year": "[1850]"}, {"date-parts": [[1850]]}),
        ({"year": "in press"}, None),
        ({"year": "about then"}, {"literal": "about then"}),
        ({}, None),
    ],
)
def test_read_date(fields, issued):
    assert read_date(fields) == issued


def test_a_prefix_reads_another_date():
    assert read_date({"date": "2001", "origdate": "1850"}, "orig") == {"date-parts": [[1850]]}


@pytest.mark.parametrize(
    ("date", "edtf", "year_and_month"),
    [
        ({"date-parts": [[2008]]}, "2008", ("2008", "")),
        ({"date-parts": [[2008, 3]]}, "2008-03", ("2008", "mar")),
        ({"date-parts": [[2008, 3, 1]]}, "2008-03-01", ("", "")),
        ({"date-parts": [[800]]}, "0800", ("", "")),
        ({"date-parts": [[-44]]}, "-0044", ("", "")),
        ({"date-parts": [[1850]], "circa": True}, "1850~", ("", "")),
        ({"date-parts": [[1937], [1945]]}, "1937/1945", ("", "")),
        ({"date-parts": [[1999]], "season": 2}, "1999-22", ("", "")),
        ({"literal": "in the spring"}, "in the spring", ("", "")),
    ],
)
def test_dates_are_written_as_edtf_or_as_year_and_month(date, edtf, year_and_month):
    assert edtf_of(date) == edtf
    assert plain_year_and_month(date) == year_and_month
