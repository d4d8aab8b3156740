"""Initials."""

import pytest

from blog.sources.csl.rendering.initials import initialized, normalized


@pytest.mark.parametrize(
    ("given", "mark", "expected"),
    [
        ("John Ronald", ". ", "J. R."),
        ("John Ronald", ".", "J.R."),
        ("John Ronald", "", "JR"),
        ("Jean-Paul Karl", ". ", "J.-P. K."),
        ("Guo-ping", ".", "G."),
        ("Philippe de la", ". ", "P. de la"),
        ("J.B. de C.M.", ".", "J.B. de C.M."),
        ("Ph. Karl", ". ", "Ph. K."),
        ("<b>John</b> Q.", ". ", "<b>J.</b> Q."),
    ],
)
def test_given_names_become_initials(given, mark, expected):
    assert initialized(given, mark=mark, keeps_hyphen=True) == expected


def test_a_style_can_leave_out_the_hyphen():
    assert initialized("Jean-Paul", mark=".", keeps_hyphen=False) == "J.P."


@pytest.mark.parametrize(
    ("given", "mark", "expected"),
    [("John R.R.", ". ", "John R. R."), ("M E", ".", "M.E."), ("ME", ". ", "ME")],
)
def test_full_names_stay_where_only_initials_are_set(given, mark, expected):
    assert normalized(given, mark=mark, keeps_hyphen=True) == expected
