"""Ordinals, long ordinals and Roman numerals."""

import pytest

from blog.sources.csl.locale import locale_of
from blog.sources.csl.ordinals import long_ordinal, ordinal, roman
from blog.sources.csl.style import read_style
from tests.sources.csl_styles import small_style

STYLE = read_style(small_style(""))
ENGLISH, GERMAN, FRENCH = (locale_of(STYLE, code) for code in ("en-US", "de-DE", "fr-FR"))


@pytest.mark.parametrize(
    ("number", "expected"),
    [(1, "1st"), (2, "2nd"), (3, "3rd"), (4, "4th"), (11, "11th"), (13, "13th"), (101, "101st"),
     (112, "112th")],
)  # fmt: skip
def test_an_english_ordinal_follows_its_last_digits(number, expected):
    assert ordinal(number, locale=ENGLISH) == expected


def test_ordinals_are_all_of_one_language():
    assert ordinal(2, locale=GERMAN) == "2."


def test_an_ordinal_follows_the_gender():
    assert ordinal(1, locale=FRENCH, gender="masculine") == "1ᵉʳ"
    assert ordinal(1, locale=FRENCH, gender="feminine") == "1ʳᵉ"


def test_a_long_ordinal_is_a_word_up_to_ten():
    assert [long_ordinal(number, locale=ENGLISH) for number in (2, 10, 11)] == [
        "second",
        "tenth",
        "11th",
    ]


def test_a_roman_numeral_has_letters_below_6000():
    assert [roman(number) for number in (4, 1994, 0, 6000)] == ["iv", "mcmxciv", "0", "6000"]
