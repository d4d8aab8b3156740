from datetime import UTC, datetime, timedelta

import pytest
import time_machine

from blog.jobs.models import PeriodicJob
from blog.jobs.periodic import delete_unscheduled_jobs, run_due_jobs
from blog.jobs.schedule import SCHEDULE, Job

pytestmark = pytest.mark.django_db

NOON = datetime(2026, 5, 1, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)

calls: list[str] = []


def sweep() -> None:
    calls.append("sweep")


def fail() -> None:
    raise RuntimeError("no broom")


def run_inside() -> None:
    """What another worker would do meanwhile."""
    calls.extend(run_due_jobs([job("sweep")]))


def job(verb: str, *, name: str = "Sweep") -> Job:
    return Job(name, f"{__name__}.{verb}", HOUR)


@pytest.fixture(autouse=True)
def clock():
    calls.clear()
    with time_machine.travel(NOON, tick=False) as clock:
        yield clock


def test_a_new_job_runs_at_once_and_then_each_period(clock):
    assert run_due_jobs([job("sweep")]) == ["Sweep"]
    clock.shift(HOUR - timedelta(seconds=1))
    assert run_due_jobs([job("sweep")]) == []
    clock.shift(timedelta(seconds=1))
    assert run_due_jobs([job("sweep")]) == ["Sweep"]
    assert calls == ["sweep", "sweep"]


def test_a_failed_job_is_logged_does_not_stop_the_next_and_is_tried_again(clock, caplog):
    assert run_due_jobs([job("fail"), job("sweep", name="Dust")]) == ["Dust"]
    assert "no broom" in caplog.text
    row = PeriodicJob.objects.get(name="Sweep")
    assert (row.failed_at, row.error) == (NOON, "RuntimeError: no broom")
    assert list(PeriodicJob.objects.failed()) == [row]

    clock.shift(PeriodicJob.policy.first_pause)
    assert run_due_jobs([job("sweep")]) == ["Sweep"]
    row.refresh_from_db()
    assert (row.failed_at, row.error, row.attempts) == (None, "", 0)
    assert row.due_at == NOON + PeriodicJob.policy.first_pause + HOUR


def test_a_verb_that_is_not_there_is_a_failure_too():
    assert run_due_jobs([job("vanished")]) == []
    assert "vanished" in PeriodicJob.objects.get().error


def test_a_job_that_another_worker_runs_is_left():
    assert run_due_jobs([job("run_inside")]) == ["Sweep"]
    assert calls == []


def test_a_job_that_another_worker_has_run_meanwhile_is_not_run_twice():
    assert run_due_jobs([job("run_inside", name="Dust"), job("sweep")]) == ["Dust"]
    assert calls == ["sweep", "Sweep"]


def test_rows_of_jobs_that_are_no_longer_scheduled_are_deleted():
    PeriodicJob.objects.bulk_create(PeriodicJob(name=name) for name in ("Sweep", SCHEDULE[0].name))
    assert delete_unscheduled_jobs() == 1
    assert PeriodicJob.objects.get().name == SCHEDULE[0].name
