"""Tasks whose worker died, or that failed, run again."""

from datetime import UTC, datetime, timedelta
from importlib import import_module

import pytest
import time_machine
from django.utils import timezone
from django.utils.module_loading import import_string
from django_tasks import TaskResultStatus
from django_tasks.base import Task
from django_tasks_db.models import DBTaskResult

from blog.jobs.leasing import WORKER_STOPPED, try_again
from blog.jobs.models import LONGEST_TASK, TaskRetry
from blog.jobs.retrying import (
    KEPT,
    delete_old_results,
    requeue_cut_off_tasks,
    retry_failed_tasks,
)

pytestmark = pytest.mark.django_db

NOON = datetime(2026, 5, 1, 12, tzinfo=UTC)
MOST = TaskRetry.policy.max_attempts
SECOND = timedelta(seconds=1)
FAILED, RUNNING = TaskResultStatus.FAILED, TaskResultStatus.RUNNING


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel(NOON, tick=False) as clock:
        yield clock


def make_task(status: TaskResultStatus, *, attempts: int = 1) -> DBTaskResult:
    return DBTaskResult.objects.create(
        status=status,
        args_kwargs={"args": [[]], "kwargs": {}},
        task_path="blog.posts.tasks.render_posts",
        backend_name="default",
        run_after=timezone.now(),
        started_at=timezone.now(),
        finished_at=timezone.now() if status == FAILED else None,
        worker_ids=["worker"] * attempts,
        traceback="Traceback:\n  a line\nValueError: it broke\n",
    )


def statuses() -> list[str]:
    return list(DBTaskResult.objects.order_by("enqueued_at").values_list("status", flat=True))


def fail_again(task: DBTaskResult) -> None:
    """The queue takes the task up, and it fails."""
    task.refresh_from_db()
    task.claim("worker")
    task.set_failed(ValueError("again"))


def test_what_has_run_for_too_long_was_cut_off_and_runs_again(clock):
    make_task(RUNNING)
    clock.shift(LONGEST_TASK - SECOND)
    assert requeue_cut_off_tasks() == 0
    clock.shift(SECOND)
    assert requeue_cut_off_tasks() == 1
    assert statuses() == ["READY"]
    assert DBTaskResult.objects.ready().exists()


def test_a_worker_that_is_alone_takes_up_everything_at_once():
    make_task(RUNNING)
    assert requeue_cut_off_tasks(running_for=timedelta()) == 1


def test_a_failed_task_waits_longer_each_time_and_is_given_up_at_last(clock):
    task = make_task(FAILED)
    for attempts in range(1, MOST):
        assert retry_failed_tasks() == 0
        retry = TaskRetry.objects.get()
        pause = TaskRetry.policy.pause_after(attempts)
        assert (retry.attempts, retry.due_at) == (attempts, timezone.now() + pause)
        clock.shift(pause)
        assert retry_failed_tasks() == 1
        assert DBTaskResult.objects.ready().get().finished_at is None
        fail_again(task)
    assert retry_failed_tasks() == 0
    retry.refresh_from_db()
    assert (retry.is_given_up, retry.error, statuses()) == (True, "ValueError: again", ["FAILED"])

    assert try_again(retry) is True
    assert retry_failed_tasks() == 1


def test_what_is_still_queued_is_not_queued_twice(clock):
    make_task(FAILED)
    retry_failed_tasks()
    clock.shift(TaskRetry.policy.first_pause)
    assert retry_failed_tasks() == 1
    clock.shift(TaskRetry.policy.lease)
    assert retry_failed_tasks() == 0
    assert TaskRetry.objects.get().attempts == 2


def test_a_task_that_succeeds_needs_no_retry_any_more(clock):
    task = make_task(FAILED)
    retry_failed_tasks()
    clock.shift(TaskRetry.policy.first_pause)
    retry_failed_tasks()
    task.refresh_from_db()
    task.set_successful(None)
    assert retry_failed_tasks() == 0
    assert not TaskRetry.objects.exists()


@pytest.mark.parametrize("status", [FAILED, RUNNING])
def test_a_task_is_not_tried_for_ever(status):
    make_task(status, attempts=MOST)
    assert retry_failed_tasks() + requeue_cut_off_tasks(running_for=timedelta()) == 0
    assert statuses() == ["FAILED"]
    error = WORKER_STOPPED if status == RUNNING else "ValueError: it broke"
    assert TaskRetry.objects.given_up().get().error == error


def test_old_results_are_deleted(clock):
    make_task(FAILED)
    retry_failed_tasks()
    clock.shift(KEPT - SECOND)
    assert (delete_old_results(), statuses()) == (0, ["FAILED"])
    clock.shift(SECOND)
    assert (delete_old_results(), statuses()) == (1, [])
    assert not TaskRetry.objects.exists()


@pytest.mark.parametrize("path", import_module("blog.migrations.0004_jobs").MOVED_TASKS.values())
def test_tasks_that_an_older_version_queued_are_there(path):
    assert isinstance(import_string(path), Task)
