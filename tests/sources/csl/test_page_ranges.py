"""Ranges of pages by each rule."""

import pytest

from blog.sources.csl.page_ranges import format_page_range


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        ("", "321-328 → 321–328; 1496–1504"),
        ("expanded", "321-328 → 321–328; 1496–1504"),
        ("minimal", "321-328 → 321–8; 1496–504"),
        ("minimal-two", "321-328 → 321–28; 1496–504"),
        ("chicago-16", "321-328 → 321–28; 1496–504"),
        ("chicago-15", "321-328 → 321–28; 1496–1504"),
    ],
)
def test_the_end_of_a_range_is_as_the_rule_wants_it(rule, expected):
    first, second = (format_page_range(text, rule=rule) for text in ("321-328", "1496-1504"))

    assert f"321-328 → {first}; {second}" == expected


@pytest.mark.parametrize(
    ("begin_and_end", "expected"),
    [("71-72", "71–72"), ("100-104", "100–104"), ("101-108", "101–8"), ("600-613", "600–613")],
)
def test_chicago_keeps_what_a_reader_needs(begin_and_end, expected):
    assert format_page_range(begin_and_end, rule="chicago") == expected


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("321-8", "321–328"),
        ("A635-A646", "A635–A646"),
        ("A635-B2", "A635-B2"),
        ("xii-xv", "xii–xv"),
        ("Smith-Jones", "Smith-Jones"),
        (r"3\-B", "3-B"),
        ("5, 7 - 9 & 12", "5, 7–9 & 12"),
        ("23-22", "23-22"),
    ],
)
def test_only_ranges_of_numbers_get_a_dash(typed, expected):
    assert format_page_range(typed, rule="expanded") == expected


def test_the_delimiter_is_the_languages_own():
    assert format_page_range("3-5", rule="", delimiter="-") == "3-5"
