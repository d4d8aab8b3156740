"""Parsing what a reader searches for."""

import pytest

from blog.search.queries import MAX_TERMS, Term, parse_query


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("", []),
        ("  ++ -- ", []),
        ("Cold War", [Term("Cold"), Term("War")]),
        ("“Cold War” split", [Term("Cold War"), Term("split")]),
        ('"Cold War', [Term("Cold"), Term("War")]),
        ("sov*", [Term("sov*", is_prefix=True)]),
        ("c++ AND", [Term("c++"), Term("AND")]),
        ("京", [Term("京", is_prefix=True, is_bigrams=True, original="京")]),
        ("東京", [Term("東京", is_bigrams=True, original="東京")]),
        ("東京都2020", [Term("2020"), Term("東京 京都", is_bigrams=True, original="東京都")]),
        ("a\0b", [Term("a"), Term("b")]),
    ],
)
def test_terms(query, expected):
    assert parse_query(query) == expected


def test_the_last_word_is_a_prefix_while_typing():
    assert parse_query("cold wa", is_typing=True) == [Term("cold"), Term("wa", is_prefix=True)]
    assert parse_query("cold ", is_typing=True) == [Term("cold")]


def test_a_query_has_a_maximum_of_terms():
    assert len(parse_query("a b " * 1000)) == MAX_TERMS
