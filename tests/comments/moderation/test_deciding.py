"""What moderators decide, and how it is taken back."""

import pytest

from blog.comments.models import Comment, State
from blog.comments.moderation.deciding import approve, decide, mark_spam, reject, undo
from blog.comments.moderation.models import Act, Decision
from blog.comments.spam.bayes.training import taught, teach
from blog.comments.spam.models import Sign, Tally
from blog.comments.states import set_state
from tests.factories import A_DAY, make_account, make_comment

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
def test_a_decision_and_its_undoing(verb, before, after):
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
def test_what_is_so_already_is_no_decision(verb, state):
    make_comment(state=state)
    verb(Comment.objects.get())
    assert (states(), Decision.objects.count()) == ([state], 0)


def test_many_are_undone_as_they_were():
    before = [State.PENDING, State.SPAM, State.PUBLISHED, State.REJECTED]
    for state in before:
        make_comment(state=state)
    decision = decide(Comment.objects.all(), act=Act.SPAM)
    assert states() == [State.SPAM] * 4
    assert [ruling.state_before for ruling in decision.rulings.order_by("pk")] == [
        State.PENDING,
        State.PUBLISHED,
        State.REJECTED,
    ]
    undo(decision)
    assert states() == before


@pytest.mark.parametrize("verb", [approve, mark_spam, reject])
@pytest.mark.parametrize("before", [True, False, None])
def test_the_filter_learns_a_decision_and_unlearns_it_exactly(verb, before):
    comment = make_comment(state=State.PENDING, body="Cheap watches")
    teach(make_comment(body="Another river"), is_spam=False)
    teach(comment, is_spam=before)
    learned = list(Sign.objects.order_by("pk").values()), list(Tally.objects.values())
    verb(comment)
    assert taught(comment) == {approve: False, mark_spam: True, reject: None}[verb]
    undo(Decision.objects.get())
    assert taught(comment) == before
    assert (list(Sign.objects.order_by("pk").values()), list(Tally.objects.values())) == learned


def test_undo_works_once():
    comment = make_comment(state=State.PENDING)
    decision = decide([comment], act=Act.APPROVE)
    assert undo(decision) == [comment]
    decide([comment], act=Act.SPAM)
    assert undo(decision) == []
    assert states() == [State.SPAM]


def test_undo_leaves_what_was_decided_upon_since():
    first, second = make_comment(state=State.PENDING), make_comment(state=State.PENDING)
    decision = decide([first, second], act=Act.APPROVE, by=make_account())
    decide([first], act=Act.SPAM, by=make_account())
    assert undo(decision) == [second]
    assert states() == [State.SPAM, State.PENDING]


def test_decisions_are_undone_one_after_the_other():
    account, comment = make_account(), make_comment(state=State.PENDING)
    decide([comment], act=Act.APPROVE, by=account)
    decide([comment], act=Act.SPAM, by=account)
    seen = []
    while decision := Decision.objects.standing(account).first():
        undo(decision)
        seen += states()
    assert seen == [State.PUBLISHED, State.PENDING]


def test_what_its_writer_took_back_is_not_judged():
    comment = make_comment(state=State.PENDING)
    decision = decide([comment], act=Act.APPROVE)
    set_state(comment, State.REMOVED)
    Comment.objects.update(withdrawn_at=A_DAY)
    assert decide([comment], act=Act.SPAM) is None
    assert undo(decision) == []
    assert states() == [State.REMOVED]
