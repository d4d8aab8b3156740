"""How findings add up to a state, and when a link is checked next."""

from datetime import UTC, datetime, timedelta

import pytest

from blog.links.judging import Finding, Judgment
from blog.links.models import Link, LinkState
from blog.links.states import DAY, apply

START = datetime(2026, 3, 1, 12, tzinfo=UTC)


def after(link: Link, finding: Finding, *, days: float, is_online: bool = True) -> str:
    """Apply a finding, that many days after the start; return the state."""
    apply(Judgment(finding, "Seen."), link, now=START + days * DAY, is_online=is_online)
    return link.state


@pytest.mark.parametrize(
    ("finding", "state"),
    [
        (Finding.PAGE, LinkState.OK),
        (Finding.MOVED, LinkState.MOVED),
        (Finding.BLOCKED, LinkState.BLOCKED),
        (Finding.NOT_FOUND, LinkState.UNKNOWN),
        (Finding.GONE, LinkState.UNKNOWN),
        (Finding.TROUBLE, LinkState.UNKNOWN),
    ],
)
def test_a_first_check(finding, state):
    link = Link()
    assert after(link, finding, days=0) == state
    assert (link.evidence, link.checked_at, link.state_since) == ("Seen.", START, START)
    assert (link.ok_at == START) is (state in {LinkState.OK, LinkState.MOVED})


@pytest.mark.parametrize(
    ("finding", "days", "states"),
    [
        (Finding.GONE, [0, 1, 2], ["unknown", "unknown", "dead"]),
        (Finding.GONE, [0, 0.2, 0.4, 0.6], ["unknown"] * 4),
        (Finding.GONE, [0, 9], ["unknown", "unknown"]),
        (Finding.NOT_FOUND, [0, 1], ["unknown", "soft-404"]),
        (Finding.NOT_FOUND, [0, 0.9], ["unknown", "unknown"]),
        (Finding.TROUBLE, [*range(7), 14], [*["unknown"] * 7, "dead"]),
        (Finding.TROUBLE, range(10), ["unknown"] * 10),
        (Finding.TROUBLE, [0, 14, 28], ["unknown"] * 3),
        (Finding.BLOCKED, range(20), ["blocked"] * 20),
    ],
)
def test_failures_count_only_if_they_are_many_over_some_time(finding, days, states):
    link = Link()
    assert [after(link, finding, days=day) for day in days] == states


def test_a_page_that_is_back_starts_anew():
    link = Link()
    for day in (0, 1, 2):
        after(link, Finding.GONE, days=day)
    assert after(link, Finding.PAGE, days=3) == LinkState.OK
    assert (link.failures, link.failing_since) == (0, None)
    assert after(link, Finding.GONE, days=4) == LinkState.UNKNOWN


def test_a_lost_page_stays_lost_while_it_fails_in_another_way():
    link = Link()
    for day in (0, 1):
        after(link, Finding.NOT_FOUND, days=day)
    assert after(link, Finding.TROUBLE, days=2) == LinkState.SOFT_404
    assert after(link, Finding.GONE, days=3) == LinkState.DEAD


def test_without_a_network_of_our_own_nothing_counts():
    link = Link()
    for day in range(30):
        assert after(link, Finding.TROUBLE, days=day, is_online=False) == LinkState.UNKNOWN
    assert link.failures == 0


def test_checks_become_rare_while_nothing_changes():
    link, days, now = Link(), [], START
    for _check in range(6):
        apply(Judgment(Finding.PAGE, ""), link, now=now, is_online=True)
        days.append((link.check_at - now).days)
        now = link.check_at
    assert days == [7, 14, 28, 56, 84, 84]
    apply(Judgment(Finding.TROUBLE, ""), link, now=now, is_online=True)
    assert link.check_at - now == timedelta(hours=6)
    apply(Judgment(Finding.PAGE, ""), link, now=now, is_online=True)
    assert link.check_at - now == 7 * DAY


def test_a_page_that_fails_is_checked_soon_and_then_less_often():
    link, hours, now = Link(), [], START
    for _check in range(6):
        apply(Judgment(Finding.TROUBLE, ""), link, now=now, is_online=True)
        hours.append((link.check_at - now) / timedelta(hours=1))
        now = link.check_at
    assert hours == [6, 12, 24, 48, 96, 96]


def test_a_new_state_ends_an_acceptance():
    link = Link()
    after(link, Finding.BLOCKED, days=0)
    link.is_accepted = True
    after(link, Finding.BLOCKED, days=7)
    assert link.is_accepted
    after(link, Finding.MOVED, days=21)
    assert not link.is_accepted
