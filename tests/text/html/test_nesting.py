"""Limits of hostile nesting."""

import pytest

from blog.text.html.nesting import MAX_DEPTH, MAX_ELEMENTS, exceeds_limits, limit_nesting

DEEPEST = "<div>" * MAX_DEPTH


@pytest.mark.parametrize(
    ("html", "is_too_much"),
    [
        ("", False),
        ("<p>a</p>" * MAX_ELEMENTS, False),
        ("<p>a</p>" * MAX_ELEMENTS + "<p>", True),
        (DEEPEST, False),
        (f"{DEEPEST}<br><img>", False),
        (f"{DEEPEST}<b>", True),
        ("<div></b>" * MAX_ELEMENTS + "<div>", True),
        ("a < b and 1 <2" * MAX_ELEMENTS, False),
    ],
)
def test_too_deep_or_too_many_elements_exceed_the_limits(html, is_too_much):
    assert exceeds_limits(html) is is_too_much


def test_the_text_ends_before_the_element_that_is_too_much():
    assert limit_nesting("<div><b>a</b><i>b</i></div>", max_depth=1) == "<div>"
