"""Retry queued tasks that failed or were cut off, and delete old task results."""

from collections.abc import Iterable
from datetime import timedelta
from typing import Any

from django.db.models import Q
from django.utils import timezone
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from blog.jobs.leasing import WORKER_STOPPED, claim, put_off
from blog.jobs.models import LONGEST_TASK, TaskRetry

KEPT = timedelta(days=7)

Task = DBTaskResult[Any, Any]


def retry_failed_tasks() -> int:
    """Requeue the failed tasks whose pause is over, and return their number."""
    TaskRetry.objects.filter(task__status=TaskResultStatus.SUCCESSFUL).delete()
    is_new = Q(retry=None) | Q(retry__leased_until__isnull=False)
    for task in DBTaskResult.objects.failed().filter(is_new):
        put_off(_attempt_at(task), _summary(task))
    due = TaskRetry.objects.due().filter(task__status=TaskResultStatus.FAILED)
    return sum(claim(retry) and _requeue(retry) for retry in due)


def requeue_cut_off_tasks(*, running_for: timedelta = LONGEST_TASK) -> int:
    """Requeue tasks that have been running for so long that their worker must have died.

    Zero for `running_for` requeues all running tasks, for when no worker can be running. Return the
    number of requeued tasks, including those that failed for other reasons.
    """
    cut_off = DBTaskResult.objects.running().filter(started_at__lte=timezone.now() - running_for)
    return _requeue_cut_off(cut_off)


def requeue_tasks_of(worker_id: str) -> int:
    """Requeue the tasks that a dead worker was running, and return their number."""
    running = DBTaskResult.objects.running()
    return _requeue_cut_off([task for task in running if task.worker_ids[-1:] == [worker_id]])


def _requeue_cut_off(tasks: Iterable[Task]) -> int:
    now = timezone.now()
    for task in tasks:
        ended = DBTaskResult.objects.filter(pk=task.pk, status=TaskResultStatus.RUNNING)
        if ended.update(status=TaskResultStatus.FAILED, finished_at=now, traceback=WORKER_STOPPED):
            put_off(_attempt_at(task), WORKER_STOPPED, pause=timedelta())
    return retry_failed_tasks()


def delete_old_results() -> int:
    """Delete the results of tasks that ended more than KEPT ago, and return their number."""
    old = DBTaskResult.objects.finished().filter(finished_at__lte=timezone.now() - KEPT)
    return old.delete()[1].get(DBTaskResult._meta.label, 0)


def _attempt_at(task: Task) -> TaskRetry:
    """Return the row of the failed attempt, still leased; create it after the first attempt."""
    first = {"attempts": len(task.worker_ids), "leased_until": timezone.now()}
    return TaskRetry.objects.get_or_create(task=task, defaults=first)[0]


def _summary(task: Task) -> str:
    lines = task.traceback.strip().splitlines()
    return lines[-1] if lines else task.exception_class_path


def _requeue(retry: TaskRetry) -> bool:
    failed = DBTaskResult.objects.filter(pk=retry.pk, status=TaskResultStatus.FAILED)
    ready = {"status": TaskResultStatus.READY, "run_after": timezone.now(), "finished_at": None}
    return failed.update(**ready, exception_class_path="", traceback="") == 1
