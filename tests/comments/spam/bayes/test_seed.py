"""The first day: what the filter makes of comments before anyone has taught it."""

import csv
from pathlib import Path

import pytest

from blog.comments.spam.bayes.classifying import opinion_of
from blog.comments.spam.bayes.seed import seed
from blog.comments.spam.bayes.tokens import signs_of

SAMPLE = Path(__file__).parents[3] / "samples" / "comments.csv"


def probabilities(kind: str) -> list[float]:
    with SAMPLE.open(encoding="utf-8", newline="") as lines:
        texts = [row["text"] for row in csv.DictReader(lines) if row["class"] == kind]
    return [opinion_of(signs_of(body=text), seed()).probability for text in texts]


def test_the_seed_is_of_both_kinds_and_several_languages():
    assert (seed().spam, seed().others) == (36, 47)
    assert {"casino", "kredit", "crédit", "казино", "préstamos"} <= set(seed().signs)


def test_no_real_comment_is_taken_for_spam(settings):
    assert max(probabilities("ham")) < settings.COMMENTS_SPAM_AT


def test_spam_does_not_appear(settings):
    assert min(probabilities("spam")) >= settings.COMMENTS_HELD_AT


def test_few_real_comments_are_held(settings):
    held = [p for p in probabilities("ham") if p >= settings.COMMENTS_HELD_AT]
    assert len(held) <= 4


@pytest.mark.parametrize("text", ["", "?", "🙂", "日本語のコメントです"])
def test_what_says_nothing_is_no_spam(text, settings):
    assert opinion_of(signs_of(body=text), seed()).probability < settings.COMMENTS_SPAM_AT
