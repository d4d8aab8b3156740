"""What a reader asks, taken apart."""

import pytest

from blog.search.queries import MOST_TERMS, Term, read_query


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("", []),
        ("  ++ -- ", []),
        ("Cold War", [Term("Cold"), Term("War")]),
        ("“Cold War” split", [Term("Cold War"), Term("split")]),
        ('"Cold War', [Term("Cold"), Term("War")]),
        ("sov*", [Term("sov*", is_prefix=True)]),
        ("c++ AND", [Term("c++"), Term("AND")]),
        ("京", [Term("京", is_prefix=True, is_paired=True, said="京")]),
        ("東京", [Term("東京", is_paired=True, said="東京")]),
        ("東京都2020", [Term("2020"), Term("東京 京都", is_paired=True, said="東京都")]),
        ("a\0b", [Term("a"), Term("b")]),
    ],
)
def test_terms(words, expected):
    assert read_query(words) == expected


def test_what_is_being_typed_may_go_on():
    assert read_query("cold wa", is_typing=True) == [Term("cold"), Term("wa", is_prefix=True)]
    assert read_query("cold ", is_typing=True) == [Term("cold")]


def test_a_query_is_not_endless():
    assert len(read_query("a b " * 1000)) == MOST_TERMS
