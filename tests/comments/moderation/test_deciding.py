"""Moderators' decisions, and undoing them."""

import pytest

from blog.comments.models import Comment, State
from blog.comments.moderation.deciding import approve, decide, mark_spam, reject, undo
from blog.comments.moderation.models import Decision, ModeratorAction
from blog.comments.spam.bayes.models import Token, TrainingTotals
from blog.comments.spam.bayes.training import train, training_of
from blog.comments.states import set_state
from tests.factories import A_DAY, make_account, make_comment
from tests.interrupting import assert_all_or_nothing

pytestmark = pytest.mark.django_db


def states() -> list[str]:
    return list(Comment.objects.order_by("pk").values_list("state", flat=True))


@pytest.mark.parametrize(
    ("verb", "before", "after"),
    [
        (approve, State.PENDING, State.PUBLISHED),
        (approve, State.SPAM, State.PUBLISHED),
        (approve, State.REMOVED, State.PUBLISHED),
        (mark_spam, State.PENDING, State.SPAM),
        (mark_spam, State.PUBLISHED, State.SPAM),
        (reject, State.PENDING, State.REJECTED),
        (reject, State.SPAM, State.REJECTED),
        (reject, State.PUBLISHED, State.REMOVED),
    ],
)
def test_a_decision_changes_the_state_and_undo_restores_it(verb, before, after):
    make_comment(state=before)
    verb(Comment.objects.get())
    assert states() == [after]
    undo(Decision.objects.get())
    assert states() == [before]


@pytest.mark.parametrize(
    ("verb", "state"),
    [
        (approve, State.PUBLISHED),
        (mark_spam, State.SPAM),
        (reject, State.REJECTED),
        (reject, State.REMOVED),
    ],
)
def test_without_a_change_there_is_no_decision(verb, state):
    make_comment(state=state)
    verb(Comment.objects.get())
    assert (states(), Decision.objects.count()) == ([state], 0)


def test_undo_restores_each_of_many_comments():
    before = [State.PENDING, State.SPAM, State.PUBLISHED, State.REJECTED]
    for state in before:
        make_comment(state=state)
    decision = decide(Comment.objects.all(), action=ModeratorAction.SPAM)
    assert states() == [State.SPAM] * 4
    assert [item.state_before for item in decision.items.order_by("pk")] == [
        State.PENDING,
        State.PUBLISHED,
        State.REJECTED,
    ]
    undo(decision)
    assert states() == before


def test_comments_are_locked_in_one_order_whatever_the_order_given():
    for _ in range(3):
        make_comment(state=State.PENDING)
    decision = decide(Comment.objects.order_by("-pk"), action=ModeratorAction.SPAM)
    decided = list(decision.items.order_by("pk").values_list("comment", flat=True))
    assert decided == sorted(decided)


@pytest.mark.parametrize("verb", [approve, mark_spam, reject])
@pytest.mark.parametrize("before", [True, False, None])
def test_a_decision_trains_the_filter_and_undo_untrains_it_exactly(verb, before):
    comment = make_comment(state=State.PENDING, body="Cheap watches")
    train(make_comment(body="Another river"), is_spam=False)
    train(comment, is_spam=before)
    learned = list(Token.objects.order_by("pk").values()), list(TrainingTotals.objects.values())
    verb(comment)
    assert training_of(comment) == {approve: False, mark_spam: True, reject: None}[verb]
    undo(Decision.objects.get())
    assert training_of(comment) == before
    assert (
        list(Token.objects.order_by("pk").values()),
        list(TrainingTotals.objects.values()),
    ) == learned


def test_undo_works_once():
    comment = make_comment(state=State.PENDING)
    decision = decide([comment], action=ModeratorAction.APPROVE)
    assert undo(decision) == [comment]
    decide([comment], action=ModeratorAction.SPAM)
    assert undo(decision) == []
    assert states() == [State.SPAM]


def test_undo_skips_comments_decided_about_since():
    first, second = make_comment(state=State.PENDING), make_comment(state=State.PENDING)
    decision = decide([first, second], action=ModeratorAction.APPROVE, by=make_account())
    decide([first], action=ModeratorAction.SPAM, by=make_account())
    assert undo(decision) == [second]
    assert states() == [State.SPAM, State.PENDING]


def test_decisions_are_undone_one_after_the_other():
    account, comment = make_account(), make_comment(state=State.PENDING)
    decide([comment], action=ModeratorAction.APPROVE, by=account)
    decide([comment], action=ModeratorAction.SPAM, by=account)
    restored = []
    while decision := Decision.objects.undoable_by(account).first():
        undo(decision)
        restored += states()
    assert restored == [State.PUBLISHED, State.PENDING]


def test_comments_removed_by_their_commenter_stay_removed():
    comment = make_comment(state=State.PENDING)
    decision = decide([comment], action=ModeratorAction.APPROVE)
    set_state(comment, State.REMOVED)
    Comment.objects.update(withdrawn_at=A_DAY)
    assert decide([comment], action=ModeratorAction.SPAM) is None
    assert undo(decision) == []
    assert states() == [State.REMOVED]


def test_a_decision_is_all_or_nothing():
    for _ in range(2):
        make_comment(state=State.PENDING)
    assert_all_or_nothing(lambda: decide(Comment.objects.all(), action=ModeratorAction.APPROVE))


def test_an_undo_is_all_or_nothing():
    comments = [make_comment(state=State.PENDING) for _ in range(2)]
    decide(comments, action=ModeratorAction.SPAM)
    assert_all_or_nothing(lambda: undo(Decision.objects.get()))
