"""What the layers said, and what became of it."""

from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine
from django.utils import timezone

from blog.comments.models import State
from blog.comments.spam.models import Judgement
from blog.comments.spam.statistics import Fates, last_month
from tests.factories import make_comment

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _at_noon():
    with time_machine.travel(datetime(2026, 11, 25, 12, 0, tzinfo=UTC), tick=False):
        yield


def judged(
    state: str, *said: tuple[str, str], first: str = State.PENDING, days_ago: int = 0
) -> None:
    at = timezone.now() - timedelta(days=days_ago)
    comment = make_comment(state=state, created_at=at)
    findings = [{"layer": layer, "outcome": outcome, "reason": ""} for layer, outcome in said]
    Judgement.objects.create(comment=comment, made_at=at, first_state=first, findings=findings)


def test_what_each_layer_said_stands_beside_what_became_of_it():
    judged(State.SPAM, ("trap", "spam"), ("filter", "spam"), first=State.SPAM)
    judged(State.PUBLISHED, ("filter", "spam"), first=State.SPAM)
    judged(State.SPAM, ("filter", "pass"), ("policy", "hold"))
    judged(State.REJECTED, ("filter", "pass"), ("unheard of", "hold"))
    judged(State.REMOVED, ("filter", "pass"))
    judged(State.PENDING, ("filter", "hold"))
    judged(State.SPAM, ("trap", "spam"), days_ago=31)
    month = last_month()
    assert [(s.name, s.words, s.fates, s.errors) for s in month.said] == [
        ("Hidden trap", "spam", Fates(spam=1), 0),
        ("Filter", "spam", Fates(published=1, spam=1), 1),
        ("Filter", "wait", Fates(waiting=1), 0),
        ("Filter", "fine", Fates(spam=1, removed=2), 1),
        ("Policy", "wait", Fates(spam=1), 0),
        ("All together", "spam", Fates(published=1, spam=1), 1),
        ("All together", "wait", Fates(waiting=1, spam=1, removed=2), 0),
    ]
    assert month.fates == Fates(published=1, waiting=1, spam=2, removed=2)


def test_a_day_is_a_bar_of_three_parts():
    judged(State.PUBLISHED, days_ago=1)
    judged(State.PUBLISHED)
    judged(State.SPAM)
    judged(State.REJECTED)
    days = last_month().days
    assert (len(days), days[0].date, days[-1].date) == (30, date(2026, 10, 27), date(2026, 11, 25))
    assert [day.parts for day in days[-3:]] == [
        [],
        [("published", 20, 20)],
        [("published", 20, 20), ("spam", 0, 20)],
    ]


def test_a_silent_month():
    month = last_month()
    assert (month.said, month.fates.total) == ([], 0)
    assert {tuple(day.parts) for day in month.days} == {()}


def test_the_month_is_one_query(django_assert_num_queries):
    for number in range(3):
        judged(State.SPAM, ("filter", "spam"), days_ago=number)
    with django_assert_num_queries(1):
        last_month()
