"""Training the filter, and undoing it exactly."""

import pytest

from blog.comments.models import Comment
from blog.comments.spam.bayes.models import Token, TrainingExample, TrainingTotals
from blog.comments.spam.bayes.seed import seed
from blog.comments.spam.bayes.training import corpus_of, train, training_of
from tests.factories import make_comment
from tests.interrupting import assert_all_or_nothing

pytestmark = pytest.mark.django_db


def learned() -> dict[str, tuple[int, int]]:
    totals = TrainingTotals.objects.first()
    rows = {text: (spam, ham) for text, spam, ham in Token.objects.values_list()}
    return rows | {"totals": (totals.spam, totals.ham)}


def test_a_comment_is_learned_once():
    comment = make_comment(body="Buy watches", name="Deals")
    train(comment, is_spam=True)
    train(comment, is_spam=True)
    assert learned() == dict.fromkeys(
        ["buy", "watches", "watch-", "buy watches", "links:0", "form:length 0", "name:deals",
         "website:none", "totals"], (1, 0),
    )  # fmt: skip
    assert training_of(comment) is True


def test_an_undone_training_leaves_nothing():
    first, second = make_comment(body="The river"), make_comment(body="Another river")
    train(first, is_spam=False)
    before = learned()
    train(second, is_spam=True)
    assert learned() != before
    train(second, is_spam=None)
    assert learned() == before
    assert training_of(second) is None


def test_a_changed_training_moves_the_counts():
    comment = make_comment(body="Buy")
    train(comment, is_spam=True)
    train(comment, is_spam=False)
    assert set(learned().values()) == {(0, 1)}


def test_an_edited_comment_is_unlearned_as_it_was_learned():
    comment = make_comment(body="Buy")
    train(comment, is_spam=True)
    Comment.objects.filter(pk=comment.pk).update(body="Words of another kind")
    comment.refresh_from_db()
    train(comment, is_spam=None)
    assert learned() == {"totals": (0, 0)}


def test_an_edited_comment_is_learned_again():
    comment = make_comment(body="Buy")
    train(comment, is_spam=True)
    comment.body = "Sell"
    train(comment, is_spam=True)
    assert "buy" not in learned()
    assert learned()["sell"] == (1, 0)


def test_tokens_outlive_the_comment():
    comment = make_comment(body="Buy")
    train(comment, is_spam=True)
    Comment.objects.filter(pk=comment.pk).delete()
    assert learned()["buy"] == (1, 0)
    assert TrainingExample.objects.count() == 0


def test_the_seed_and_the_examples_count_together():
    train(make_comment(body="casino zanzibar"), is_spam=True)
    spam, ham = seed().tokens["casino"]
    corpus = corpus_of(["casino", "zanzibar"])
    assert corpus.tokens == {"casino": (spam + 1, ham), "zanzibar": (1, 0)}
    assert (corpus.spam, corpus.ham) == (seed().spam + 1, seed().ham)


def test_a_corpus_costs_two_queries(django_assert_num_queries):
    with django_assert_num_queries(2):
        corpus_of([f"token {n}" for n in range(600)])


def test_training_is_all_or_nothing():
    comment = make_comment(body="Buy watches")
    train(comment, is_spam=True)
    assert_all_or_nothing(lambda: train(comment, is_spam=False))
