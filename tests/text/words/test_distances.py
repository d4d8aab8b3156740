"""The distance between two words."""

import pytest

from blog.text.words.distances import distance


@pytest.mark.parametrize(
    ("word", "other", "expected"),
    [
        ("war", "war", 0),
        ("khruschev", "khrushchev", 1),
        ("wra", "war", 1),
        ("brezhnef", "brezhnev", 1),
        ("soveit", "soviet", 1),
        ("kruschev", "khrushchev", 2),
        ("war", "peace", 3),
        ("a", "abcdef", 3),
        ("abcd", "wxyz", 3),
    ],
)
def test_distance(word, other, expected):
    assert distance(word, other, most=2) == distance(other, word, most=2) == expected
