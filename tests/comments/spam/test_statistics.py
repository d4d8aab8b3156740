"""Statistics of the spam filter."""

from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine
from django.utils import timezone

from blog.comments.models import State
from blog.comments.spam.models import SpamCheck
from blog.comments.spam.statistics import StateCounts, last_month
from tests.factories import make_comment

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _at_noon():
    with time_machine.travel(datetime(2026, 11, 25, 12, 0, tzinfo=UTC), tick=False):
        yield


def checked(
    state: str, *found: tuple[str, str], first: str = State.PENDING, days_ago: int = 0
) -> None:
    at = timezone.now() - timedelta(days=days_ago)
    comment = make_comment(state=state, created_at=at)
    findings = [{"layer": layer, "outcome": outcome, "reason": ""} for layer, outcome in found]
    SpamCheck.objects.create(comment=comment, checked_at=at, initial_state=first, findings=findings)


def test_results_of_each_layer_by_state():
    checked(State.SPAM, ("honeypot", "spam"), ("bayes", "spam"), first=State.SPAM)
    checked(State.PUBLISHED, ("bayes", "spam"), first=State.SPAM)
    checked(State.SPAM, ("bayes", "pass"), ("policy", "hold"))
    checked(State.REJECTED, ("bayes", "pass"), ("unknown", "hold"))
    checked(State.REMOVED, ("bayes", "pass"))
    checked(State.PENDING, ("bayes", "hold"))
    checked(State.SPAM, ("honeypot", "spam"), days_ago=31)
    month = last_month()
    assert [(r.name, r.label, r.counts, r.errors) for r in month.results] == [
        ("Honeypot", "spam", StateCounts(spam=1), 0),
        ("Bayes filter", "spam", StateCounts(published=1, spam=1), 1),
        ("Bayes filter", "hold", StateCounts(pending=1), 0),
        ("Bayes filter", "pass", StateCounts(spam=1, rejected=2), 1),
        ("Comment policy", "hold", StateCounts(spam=1), 0),
        ("Verdict", "spam", StateCounts(published=1, spam=1), 1),
        ("Verdict", "hold", StateCounts(pending=1, spam=1, rejected=2), 0),
    ]
    assert month.counts == StateCounts(published=1, pending=1, spam=2, rejected=2)


def test_a_day_is_a_bar_of_three_parts():
    checked(State.PUBLISHED, days_ago=1)
    checked(State.PUBLISHED)
    checked(State.SPAM)
    checked(State.REJECTED)
    days = last_month().days
    assert (len(days), days[0].date, days[-1].date) == (30, date(2026, 10, 27), date(2026, 11, 25))
    assert [day.parts for day in days[-3:]] == [
        [],
        [("published", 20, 20)],
        [("published", 20, 20), ("spam", 0, 20)],
    ]


def test_the_total_counts_every_state():
    assert StateCounts(published=1, pending=2, spam=4, rejected=8).total == 15


def test_a_month_without_comments():
    month = last_month()
    assert (month.results, month.counts.total) == ([], 0)
    assert {tuple(day.parts) for day in month.days} == {()}


def test_the_month_is_one_query(django_assert_num_queries):
    for number in range(3):
        checked(State.SPAM, ("bayes", "spam"), days_ago=number)
    with django_assert_num_queries(1):
        last_month()
