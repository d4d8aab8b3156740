"""The Bayes classifier."""

import pytest

from blog.comments.spam.bayes.classifier import Corpus, classify

CORPUS = Corpus(10, 20, {"casino": (10, 0), "letter": (0, 20), "the": (5, 10), "free": (4, 2)})


@pytest.mark.parametrize(
    ("token", "probability"),
    [
        ("casino", (0.5 + 10) / 11),
        ("letter", 0.5 / 21),
        ("the", 0.5),
        ("free", (0.5 + 6 * 0.8) / 7),  # in 4 of 10 against 2 of 20
        ("never seen", 0.5),
    ],
)
def test_probability_of_a_token(token, probability):
    assert CORPUS.probability_of(token) == pytest.approx(probability)


def test_a_result_has_the_tokens_that_counted_furthest_from_a_half_first():
    result = classify(["the", "free", "casino", "never seen"], CORPUS)
    assert [token for token, _p in result.tokens] == ["casino", "free"]
    assert result.probability > 0.8


def test_without_evidence_the_probability_is_a_half():
    assert classify(["the", "never seen"], CORPUS).probability == 0.5
    assert classify(["casino"], Corpus(0, 0, {})).probability == 0.5


def test_equal_evidence_is_a_half():
    even = Corpus(10, 10, {"first": (10, 0), "second": (0, 10)})
    assert classify(["first", "second"], even).probability == pytest.approx(0.5)


@pytest.mark.parametrize(("counts", "expected"), [((10**6, 0), 1.0), ((0, 10**6), 0.0)])
def test_overwhelming_evidence_does_not_overflow(counts, expected):
    many = Corpus(10**6, 10**6, {f"token {n}": counts for n in range(500)})
    assert classify(many.tokens, many).probability == pytest.approx(expected)


def test_only_spam_learned_so_far():
    result = classify(["casino"], Corpus(3, 0, {"casino": (3, 0)}))
    assert 0.5 < result.probability < 1
