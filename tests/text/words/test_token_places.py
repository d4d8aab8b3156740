"""The places of tokens in a text."""

import pytest

from blog.text.words.search_text import tokens_of
from blog.text.words.token_places import TokenFinder, words_in


def places(text: str, *wanted: str, **options: bool) -> list[tuple[str, int, str]]:
    finder = TokenFinder("en", is_wanted=lambda token: not wanted or token in wanted, **options)
    return [
        (place.token, place.number, text[place.start : place.end])
        for place in finder.places_in(text)
    ]


@pytest.mark.parametrize(
    "text",
    [
        "The wars, 3.14 and www.example.org",
        "用Python编程 ﾊﾟﾝ ガイド ㍿の",
        "soft\u00adhyphen O’Brien מֹשֶׁה e\u0301a",
        "हिन्दी ½ x² น้ำ İstanbul ﬁnal",
    ],
)
def test_all_tokens_are_found_in_order(text):
    assert [token for token, _number, _word in places(text)] == tokens_of(text, "en")
    assert [number for _token, number, _word in places(text)] == [*range(len(places(text)))]


def test_wanted_tokens_keep_their_numbers():
    assert places("The war and the wars", "war") == [("war", 1, "war"), ("war", 4, "wars")]
    assert places("東京都 war", "京都", "war") == [("京都", 1, "京都"), ("war", 3, "war")]


def test_a_word_of_several_tokens_is_found_by_each_of_them():
    assert places("½ war", "2", "war") == [("2", 1, "½"), ("war", 2, "war")]
    assert places("½ war", "1") == [("1", 0, "½")]


def test_runs_of_scripts_without_spaces_can_be_left_out():
    assert places("東京都 war", wants_runs=False) == [("war", 1, "war")]


def test_words_are_spelled_as_in_the_text():
    assert words_in("Łódź, 東京 and soft\u00adhyphen") == {"Łódź", "and", "soft\u00adhyphen"}
