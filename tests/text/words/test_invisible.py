"""Characters that show nothing."""

import pytest

from blog.text.words.invisible import is_blank, is_invisible

NOTHING = [
    "",
    " \n",
    "\u200b",
    "\u3164",
    "\u2800",
    "\u00ad\u200d\ufeff",
    "\u2060\u00a0",
    "\U000e0020",
]


@pytest.mark.parametrize("text", NOTHING)
def test_a_text_that_shows_nothing_is_blank(text):
    assert is_blank(text)


@pytest.mark.parametrize("text", ["a", "\u200ba", "。", "👍", "\u0301", "י\u05b0"])
def test_a_text_that_shows_something_is_not_blank(text):
    assert not is_blank(text)


def test_spaces_are_not_invisible_characters():
    assert [is_invisible(character) for character in " \u00ad\u200ba"] == [False, True, True, False]
