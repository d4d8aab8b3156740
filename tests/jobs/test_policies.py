"""How long work pauses between its attempts."""

from datetime import timedelta

import pytest

from blog.jobs.models import PeriodicJob, TaskRetry
from blog.jobs.policies import RetryPolicy
from blog.mail.models import Email
from blog.mentions.models import Delivery, Mention

MINUTE = timedelta(minutes=1)


def minutes(policy: RetryPolicy, attempts: int) -> list[int | None]:
    pauses = [policy.pause_after(number) for number in range(1, attempts + 1)]
    return [None if pause is None else pause // MINUTE for pause in pauses]


@pytest.mark.parametrize(
    ("model", "expected"),
    [
        (Email, [1, 4, 16, 64, 256, 1024, 1440, 1440, None, None]),
        (PeriodicJob, [1, 2, 4, 8, 10, 10]),
        (TaskRetry, [2, 4, 8, 16, None, None]),
        (Mention, [10, 60, 360, 1440, None]),
        (Delivery, [10, 60, 360, 1440, None]),
    ],
)
def test_pauses_grow_and_then_the_work_is_given_up(model, expected):
    assert minutes(model.policy, len(expected)) == expected


@pytest.mark.parametrize(
    ("model", "lease"),
    [(Email, 10), (PeriodicJob, 10), (TaskRetry, 60), (Mention, 15), (Delivery, 15)],
)
def test_a_lease_is_longer_than_the_work_takes(model, lease):
    assert model.policy.lease == lease * MINUTE


def test_a_policy_without_a_limit_goes_on_for_ever():
    assert minutes(PeriodicJob.policy, 10_000)[-1] == 10
