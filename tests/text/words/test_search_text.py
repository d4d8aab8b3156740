"""Text as indexed for search."""

import pytest

from blog.text.words.search_text import (
    MAX_TOKEN,
    headings_of_html,
    is_unspaced,
    text_of_html,
    tokens_of,
    words_of,
)


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("", []),
        ("The wars, quarrelled", ["the", "war", "quarrel"]),
        ("3.14 at www.example.org", ["3", "14", "at", "www", "exampl", "org"]),
        ("Sino–Soviet O’Brien", ["sino", "soviet", "o", "brien"]),
        ("snake_case", ["snake", "case"]),
        ("東 京都, สวัส", ["東", "京都", "都", "สว", "วั", "ัส", "ส"]),
        ("用Python编程", ["用", "python", "编程", "程"]),
        ("हिन्दी", ["हिन्दी"]),
    ],
)
def test_tokens(text, tokens):
    assert tokens_of(text, "en") == tokens


def test_words_are_not_stemmed():
    assert words_of("The Wars of 東京") == ["the", "wars", "of", "東京"]


def test_a_very_long_token_is_cut():
    assert tokens_of("x" * 900) == ["x" * MAX_TOKEN]


def test_scripts_without_spaces():
    assert [is_unspaced(word) for word in ("東京", "パン", "ไทย", "한국", "abc", "дом")] == [
        *[True] * 4,
        *[False] * 2,
    ]


def test_text_of_html_keeps_spaces():
    html = '<h2>One</h2><p>two<cite-ref data-source="1">x</cite-ref> th<b>re</b>e</p><p>four</p>'
    assert text_of_html(html) == "One two three four"
    note = "<foot-note>and more</foot-note>"
    assert text_of_html(f"<p>one{note} two</p>") == "one two and more"
    assert headings_of_html(html + f"<h3>Five <i>six</i>{note}</h3>") == "One · Five six"
