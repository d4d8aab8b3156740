"""What the filter learns, and unlearns exactly."""

import pytest

from blog.comments.models import Comment
from blog.comments.spam.bayes.seed import seed
from blog.comments.spam.bayes.training import experience_of, taught, teach
from blog.comments.spam.models import Lesson, Sign, Tally
from tests.factories import make_comment

pytestmark = pytest.mark.django_db


def learned() -> dict[str, tuple[int, int]]:
    tally = Tally.objects.first()
    rows = {text: (spam, others) for text, spam, others in Sign.objects.values_list()}
    return rows | {"tally": (tally.spam, tally.others)}


def test_a_comment_is_learned_once():
    comment = make_comment(body="Buy watches", name="Deals")
    teach(comment, is_spam=True)
    teach(comment, is_spam=True)
    assert learned() == dict.fromkeys(
        ["buy", "watches", "watch-", "buy watches", "links:0", "form:length 0", "name:deals",
         "website:none", "tally"], (1, 0),
    )  # fmt: skip
    assert taught(comment) is True


def test_a_decision_taken_back_leaves_nothing():
    first, second = make_comment(body="One thing"), make_comment(body="Another thing")
    teach(first, is_spam=False)
    before = learned()
    teach(second, is_spam=True)
    assert learned() != before
    teach(second, is_spam=None)
    assert learned() == before
    assert taught(second) is None


def test_a_changed_decision_moves_the_counts():
    comment = make_comment(body="Buy")
    teach(comment, is_spam=True)
    teach(comment, is_spam=False)
    assert set(learned().values()) == {(0, 1)}


def test_a_comment_edited_since_is_unlearned_as_it_was():
    comment = make_comment(body="Buy")
    teach(comment, is_spam=True)
    Comment.objects.filter(pk=comment.pk).update(body="Words of another kind")
    comment.refresh_from_db()
    teach(comment, is_spam=None)
    assert learned() == {"tally": (0, 0)}


def test_a_comment_edited_since_is_learned_anew():
    comment = make_comment(body="Buy")
    teach(comment, is_spam=True)
    comment.body = "Sell"
    teach(comment, is_spam=True)
    assert "buy" not in learned()
    assert learned()["sell"] == (1, 0)


def test_what_was_learned_outlives_the_comment():
    comment = make_comment(body="Buy")
    teach(comment, is_spam=True)
    Comment.objects.filter(pk=comment.pk).delete()
    assert learned()["buy"] == (1, 0)
    assert Lesson.objects.count() == 0


def test_the_seed_and_the_lessons_count_together():
    teach(make_comment(body="casino zanzibar"), is_spam=True)
    spam, others = seed().signs["casino"]
    experience = experience_of(["casino", "zanzibar"])
    assert experience.signs == {"casino": (spam + 1, others), "zanzibar": (1, 0)}
    assert (experience.spam, experience.others) == (seed().spam + 1, seed().others)


def test_an_opinion_asks_two_questions(django_assert_num_queries):
    with django_assert_num_queries(2):
        experience_of([f"sign {n}" for n in range(600)])
