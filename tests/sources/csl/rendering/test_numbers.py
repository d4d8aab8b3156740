"""Numbers and whether a text is one."""

import pytest

from blog.sources.csl.rendering.numbers import is_numeric, is_plural
from tests.sources.csl_styles import book, entry


@pytest.mark.parametrize(
    ("text", "numeric"),
    [
        ("2", True),
        ("12r", True),
        ("1–3", True),
        ("2, 4 & D5", True),
        ("Second", False),
        ("", False),
    ],
)
def test_numbers_may_have_letters_and_ranges(text, numeric):
    assert is_numeric(text) is numeric


@pytest.mark.parametrize(
    ("text", "plural"),
    [("7", False), ("7-9", True), ("xii–xv", True), ("3 & 5", True), ("7, note 3", False),
     ("Smith-Jones", False), ("2.0", False)],
)  # fmt: skip
def test_several_numbers_are_plural(text, plural):
    assert is_plural(text) is plural


@pytest.mark.parametrize(
    ("form", "value", "expected"),
    [
        ("numeric", "2-3", "2–3"),
        ("ordinal", "2", "2nd"),
        ("ordinal", "2-3", "2nd–3rd"),
        ("long-ordinal", "2", "second"),
        ("roman", "4", "iv"),
        ("ordinal", "revised", "revised"),
    ],
)
def test_a_number_has_its_form(form, value, expected):
    assert entry(f'<number variable="edition" form="{form}"/>', book(edition=value)) == expected
