"""What the filter concludes from counts."""

import pytest

from blog.comments.spam.bayes.classifying import Experience, opinion_of

EXPERIENCE = Experience(
    10, 20, {"casino": (10, 0), "letter": (0, 20), "the": (5, 10), "free": (4, 2)}
)


@pytest.mark.parametrize(
    ("sign", "probability"),
    [
        ("casino", (0.5 + 10) / 11),
        ("letter", 0.5 / 21),
        ("the", 0.5),
        ("free", (0.5 + 6 * 0.8) / 7),  # in 4 of 10 against 2 of 20
        ("never seen", 0.5),
    ],
)
def test_the_probability_of_a_sign(sign, probability):
    assert EXPERIENCE.probability_of(sign) == pytest.approx(probability)


def test_an_opinion_names_the_signs_that_spoke_the_loudest_first():
    opinion = opinion_of(["the", "free", "casino", "never seen"], EXPERIENCE)
    assert [sign for sign, _p in opinion.signs] == ["casino", "free"]
    assert opinion.probability > 0.8


def test_nothing_heard_is_a_half():
    assert opinion_of(["the", "never seen"], EXPERIENCE).probability == 0.5
    assert opinion_of(["casino"], Experience(0, 0, {})).probability == 0.5


def test_as_much_for_as_against_is_a_half():
    even = Experience(10, 10, {"one": (10, 0), "other": (0, 10)})
    assert opinion_of(["one", "other"], even).probability == pytest.approx(0.5)


@pytest.mark.parametrize(("counts", "expected"), [((10**6, 0), 1.0), ((0, 10**6), 0.0)])
def test_overwhelming_evidence_stays_a_number(counts, expected):
    many = Experience(10**6, 10**6, {f"sign {n}": counts for n in range(500)})
    assert opinion_of(many.signs, many).probability == pytest.approx(expected)


def test_only_one_kind_learned_so_far():
    opinion = opinion_of(["casino"], Experience(3, 0, {"casino": (3, 0)}))
    assert 0.5 < opinion.probability < 1
