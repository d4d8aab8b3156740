"""Parsing what a reader searches for."""

import pytest

from blog.search.queries import MAX_TERMS, Term, parse_query


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("", []),
        ("  ++ -- ", []),
        ("Cold War", [Term(("cold",)), Term(("war",))]),
        ("“Cold War” split", [Term(("cold", "war")), Term(("split",))]),
        ('"Cold War', [Term(("cold",)), Term(("war",))]),
        ("sov*", [Term(("sov",), is_prefix=True)]),
        ("c++ AND", [Term(("c",)), Term(("and",))]),
        ("1969-03-02", [Term(("1969", "03", "02"))]),
        ("京", [Term(("京",), is_prefix=True)]),
        ("東京", [Term(("東京",))]),
        ("東京都2020", [Term(("東京", "京都", "都", "2020"))]),
        ("用Python编程", [Term(("用", "python", "编程"))]),
        ("a\0b", [Term(("a",)), Term(("b",))]),
    ],
)
def test_terms(query, expected):
    assert parse_query(query) == expected


def test_the_last_word_is_a_prefix_while_typing():
    assert parse_query("cold wa", is_typing=True) == [
        Term(("cold",)),
        Term(("wa",), is_prefix=True),
    ]
    assert parse_query("cold ", is_typing=True) == [Term(("cold",))]


def test_a_query_has_a_maximum_of_terms():
    assert len(parse_query("a b " * 1000)) == MAX_TERMS


def test_variants_are_the_stems_of_all_languages():
    term = Term(("hauser", "words"))
    assert term.variants(["de", "de-at"]) == [("haus", "word")]
    assert term.variants(["ja", "en"]) == [("hauser", "word"), ("hauser", "words")]
    assert term.variants([]) == [("hauser", "words")]


def test_a_beginning_is_also_looked_for_as_it_is():
    assert Term(("studie",), is_prefix=True).variants(["en"]) == [("studi",), ("studie",)]
