"""What becomes of tasks whose worker died, or that failed."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.utils import timezone
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from blog.jobs.retrying import (
    KEPT,
    LONGEST_TASK,
    MOST_TRIES,
    forget_old_results,
    requeue_cut_off_tasks,
    retry_failed_tasks,
)

pytestmark = pytest.mark.django_db

NOON = datetime(2026, 5, 1, 12, tzinfo=UTC)


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel(NOON, tick=False) as clock:
        yield clock


def make_task(status: TaskResultStatus, *, tries: int = 1) -> DBTaskResult:
    return DBTaskResult.objects.create(
        status=status,
        args_kwargs={"args": [[]], "kwargs": {}},
        task_path="blog.posts.tasks.render_posts",
        backend_name="default",
        run_after=timezone.now(),
        started_at=timezone.now(),
        finished_at=timezone.now() if status == TaskResultStatus.FAILED else None,
        worker_ids=["worker"] * tries,
        traceback="it broke",
    )


def statuses() -> list[str]:
    return list(DBTaskResult.objects.order_by("enqueued_at").values_list("status", flat=True))


def test_what_has_run_for_too_long_was_cut_off_and_runs_again(clock):
    make_task(TaskResultStatus.RUNNING)
    assert requeue_cut_off_tasks() == 0
    clock.shift(LONGEST_TASK)
    assert requeue_cut_off_tasks() == 1
    assert statuses() == ["READY"]
    assert DBTaskResult.objects.ready().exists()


def test_a_worker_that_is_alone_takes_up_everything_at_once():
    make_task(TaskResultStatus.RUNNING)
    assert requeue_cut_off_tasks(running_for=timedelta()) == 1


def test_a_failed_task_waits_longer_each_time(clock):
    make_task(TaskResultStatus.FAILED, tries=2)
    assert retry_failed_tasks() == 1
    task = DBTaskResult.objects.get()
    assert (task.status, task.traceback, task.finished_at) == ("READY", "", None)
    assert task.run_after == NOON + timedelta(minutes=4)


@pytest.mark.parametrize("status", [TaskResultStatus.FAILED, TaskResultStatus.RUNNING])
def test_a_task_is_not_tried_for_ever(status):
    make_task(status, tries=MOST_TRIES)
    assert retry_failed_tasks() + requeue_cut_off_tasks(running_for=timedelta()) == 0
    assert statuses() == [status]


def test_old_results_are_forgotten(clock):
    make_task(TaskResultStatus.FAILED)
    clock.shift(KEPT - timedelta(seconds=1))
    forget_old_results()
    assert statuses() == ["FAILED"]
    clock.shift(timedelta(seconds=1))
    forget_old_results()
    assert statuses() == []
