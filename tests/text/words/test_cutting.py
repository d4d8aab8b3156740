"""Texts in any script are cut where a reader would."""

import pytest

from blog.text.words.cutting import cut, cut_start

KHMER = "ប្រទេសកម្ពុជា"  # its signs cannot stand alone
THAI = "ที่นี่มีน้ำแข็ง"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One two", "One two"),
        ("One two three", "One two …"),
        ("One two, three", "One two …"),
        ("Onetwothreefour", "Onetwothre…"),
        ("中" * 12, "中" * 10 + "…"),
        ("中中中。中中中，中中中中中", "中中中。中中中…"),
        ("In 中中中中中中中中中中", "In …"),
        ("n" * 9 + "e\u0301e\u0301", "n" * 9 + "…"),
    ],
)
def test_the_beginning(text, expected):
    assert cut(text, max_length=11) == expected


@pytest.mark.parametrize("text", [THAI, KHMER])
def test_no_character_is_torn(text):
    for length in range(4, len(text)):
        rest = text[len(cut(text, max_length=length)) - 1 :]
        assert rest[0] not in "ីើេែៃោៅ្ាិុំាั็่้ำี"


def test_a_space_far_before_the_end_does_not_empty_a_text_without_spaces():
    assert cut("In " + "中" * 400, max_length=300) == "In " + "中" * 296 + "…"
    assert cut("See " + "x" * 400, max_length=300) == "See …"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One two", "One two"),
        ("One two three", "… three"),
        ("中" * 12, "…" + "中" * 10),
    ],
)
def test_the_end(text, expected):
    assert cut_start(text, max_length=11) == expected
