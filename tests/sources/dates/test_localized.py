"""Dates of sources as readers see them."""

import pytest

from blog.sources.dates.localized import format_edtf


@pytest.mark.parametrize(
    ("edtf", "text"),
    [
        ("", "n.d."),
        ("2008", "2008"),
        ("1850~", "c. 1850"),
        ("1984?", "1984?"),
        ("1937/1945", "1937–1945"),
        ("1937-08/1945~", "August 1937–c. 1945"),
        ("1969-03-02", "March 2, 1969"),
        ("1999-21", "spring 1999"),
        ("-0044", "44 BCE"),
        ("/1900", "before 1900"),
        ("../1900", "until 1900"),
        ("1900~/", "after c. 1900"),
        ("1900/..", "since 1900"),
        ("185X", "1850s"),
        ("18XX?", "1800s?"),
        ("190X", "190X"),
        ("[1850, 1851]", "1850 or 1851"),
        ("{1850, 1852~}", "1850, c. 1852"),
    ],
)
def test_format_edtf(edtf, text):
    assert format_edtf(edtf) == text
