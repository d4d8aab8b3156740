"""The seed: how the filter classifies comments before its first training."""

import csv
from pathlib import Path

import pytest

from blog.comments.spam.bayes.classifier import classify
from blog.comments.spam.bayes.seed import seed
from blog.comments.spam.bayes.tokens import tokens_of

SAMPLE = Path(__file__).parents[3] / "samples" / "comments.csv"


def probabilities(kind: str) -> list[float]:
    with SAMPLE.open(encoding="utf-8", newline="") as lines:
        texts = [row["text"] for row in csv.DictReader(lines) if row["class"] == kind]
    return [classify(tokens_of(body=text), seed()).probability for text in texts]


def test_seed_has_spam_and_ham_in_several_languages():
    assert (seed().spam, seed().ham) == (36, 47)
    assert {"casino", "kredit", "crédit", "казино", "préstamos"} <= set(seed().tokens)


def test_no_real_comment_is_spam(settings):
    assert max(probabilities("ham")) < settings.COMMENTS_SPAM_AT


def test_spam_is_not_published(settings):
    assert min(probabilities("spam")) >= settings.COMMENTS_HELD_AT


def test_few_real_comments_are_held(settings):
    held = [p for p in probabilities("ham") if p >= settings.COMMENTS_HELD_AT]
    assert len(held) <= 4


@pytest.mark.parametrize("text", ["", "?", "🙂", "日本語のコメントです"])
def test_a_text_without_evidence_is_not_spam(text, settings):
    assert classify(tokens_of(body=text), seed()).probability < settings.COMMENTS_SPAM_AT
