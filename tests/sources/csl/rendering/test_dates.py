"""Dates, localized and by parts."""

import pytest

from tests.sources.csl_styles import book, entry

TEXT = '<date variable="issued" form="text"/>'
DAY = {"date-parts": [[2017, 3, 8]]}


@pytest.mark.parametrize(
    ("language", "expected"),
    [("en-US", "March 8, 2017"), ("en-GB", "8 March 2017"), ("de-DE", "8. März 2017")],
)
def test_a_localized_date_follows_the_language(language, expected):
    assert entry(TEXT, book(issued=DAY), language=language) == expected


@pytest.mark.parametrize(
    ("begin", "end", "expected"),
    [
        ([2017, 3, 8], [2017, 3, 10], "March 8–10, 2017"),
        ([2017, 3, 8], [2017, 4, 1], "March 8–April 1, 2017"),
        ([2017, 3, 8], [2018, 4, 1], "March 8, 2017–April 1, 2018"),
        ([1914], [1918], "1914–1918"),
        ([1990], [0], "1990–"),
    ],
)
def test_a_range_shows_common_parts_once(begin, end, expected):
    assert entry(TEXT, book(issued={"date-parts": [begin, end]})) == expected


@pytest.mark.parametrize(
    ("part", "expected"),
    [
        ('name="year" form="short"', "17"),
        ('name="month"', "March"),
        ('name="month" form="short"', "Mar."),
        ('name="month" form="numeric"', "3"),
        ('name="month" form="numeric-leading-zeros"', "03"),
        ('name="day" form="ordinal"', "8th"),
        ('name="day" form="numeric-leading-zeros"', "08"),
    ],
)
def test_a_part_has_its_form(part, expected):
    assert (
        entry(f'<date variable="issued"><date-part {part}/></date>', book(issued=DAY)) == expected
    )


@pytest.mark.parametrize(
    ("issued", "expected"),
    [
        ({"date-parts": [[-44, 3, 15]]}, "March 15, 44 BC"),
        ({"date-parts": [[325]]}, "325 AD"),
        ({"date-parts": [[2017, 13]]}, "Spring 2017"),
        ({"literal": "Michaelmas 1640"}, "Michaelmas 1640"),
        ({"date-parts": [[]]}, ""),
    ],
)
def test_eras_seasons_and_literal_dates(issued, expected):
    assert entry(TEXT, book(issued=issued)) == expected


def test_a_style_changes_parts_of_the_localized_date():
    short = '<date variable="issued" form="text" date-parts="year-month">'
    layout = f'{short}<date-part name="month" form="short"/></date>'

    assert entry(layout, book(issued=DAY)) == "Mar. 2017"
