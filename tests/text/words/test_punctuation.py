"""Punctuation where two marks would meet."""

import pytest

from blog.text.words.punctuation import with_period


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("Radchenko", "Radchenko."),
        ("Li Na; Mo D.", "Li Na; Mo D."),
        ("King, Jr.", "King, Jr."),
        ("Yahoo!", "Yahoo!"),
        ("“What Is History?”", "“What Is History?”"),
        ("“Split”", "“Split”."),
        ("历史。", "历史。"),
        ("2 мая 2020 г.", "2 мая 2020 г."),
        ("", ""),
    ],
)
def test_a_sentence_ends_with_one_mark(text, sentence):
    assert with_period(text) == sentence
