"""From findings to the state of a link, and to the time of its next check.

One failure never makes a link dead: it has to fail several times over several days, so that a
server that is down for a weekend or a broken network here is not taken for the end of a page.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from blog.jobs.policies import RetryPolicy
from blog.links.judging import Finding, Judgment
from blog.links.models import LOST, Link, LinkState

DAY = timedelta(days=1)

STEADY = RetryPolicy(
    first_pause=7 * DAY, factor=2, longest_pause=84 * DAY, max_attempts=None, lease=DAY
)
FAILING = RetryPolicy(
    first_pause=timedelta(hours=6), factor=2, longest_pause=4 * DAY, max_attempts=None, lease=DAY
)


@dataclass(frozen=True)
class Patience:
    """How many failures, over how long a time, are taken as final."""

    failures: int
    time: timedelta


PATIENCE = {
    Finding.GONE: Patience(3, 2 * DAY),
    Finding.NOT_FOUND: Patience(2, DAY),
    Finding.DRIFTED: Patience(2, DAY),
    Finding.TROUBLE: Patience(8, 14 * DAY),
}
_FINAL = {
    Finding.GONE: LinkState.DEAD,
    Finding.NOT_FOUND: LinkState.SOFT_404,
    Finding.DRIFTED: LinkState.DRIFTED,
    Finding.TROUBLE: LinkState.DEAD,
}
_WORKING = {
    Finding.PAGE: LinkState.OK,
    Finding.MOVED: LinkState.MOVED,
    Finding.BLOCKED: LinkState.BLOCKED,
}
_THERE = {Finding.PAGE, Finding.MOVED, Finding.DRIFTED}


def apply(judgment: Judgment, link: Link, *, now: datetime, is_online: bool) -> None:
    """Set the state of `link` and the time of its next check; the caller saves it.

    While this machine may be offline, failures to reach a host count for nothing.
    """
    counts = is_online or judgment.finding != Finding.TROUBLE
    if judgment.finding in PATIENCE:
        _count_failure(link, now=now, by=int(counts))
    else:
        link.failures, link.failing_since = 0, None
    state = _state_after(judgment.finding, link, now=now)
    if state != link.state or link.state_since is None:
        link.state, link.state_since, link.streak, link.is_accepted = state, now, 0, False
    link.streak = min(link.streak + 1, 100)
    link.evidence, link.target, link.checked_at = judgment.evidence[:300], judgment.target, now
    if judgment.finding in _THERE:
        link.ok_at = now
    link.check_at = now + _pause(link)


def _count_failure(link: Link, *, now: datetime, by: int) -> None:
    link.failing_since = link.failing_since or now
    link.failures = min(link.failures + by, 1000)


def _state_after(finding: Finding, link: Link, *, now: datetime) -> str:
    if finding in _WORKING:
        return _WORKING[finding]
    patience, since = PATIENCE[finding], link.failing_since or now
    is_final = link.failures >= patience.failures and now - since >= patience.time
    if is_final:
        return _FINAL[finding]
    is_still_there = finding == Finding.DRIFTED and link.state_since is not None
    return link.state if link.state in LOST or is_still_there else LinkState.UNKNOWN


def _pause(link: Link) -> timedelta:
    """Return the time to the next check: short while the state is open, else longer and longer."""
    is_settled = link.state in _FINAL.values() or not link.failures
    policy = STEADY if is_settled and link.state != LinkState.UNKNOWN else FAILING
    return policy.pause_after(link.streak) or policy.longest_pause
