"""Tasks that failed or were cut off are run again, some times; old results are forgotten."""

from datetime import timedelta
from typing import Any

from django.utils import timezone
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

MOST_TRIES = 5
FIRST_PAUSE = timedelta(minutes=1)  # doubled by each further try
LONGEST_TASK = timedelta(hours=1)
KEPT = timedelta(days=7)


def requeue_cut_off_tasks(*, running_for: timedelta = LONGEST_TASK) -> int:
    """Queue again what has been running for so long that its worker must have died.

    With no time at all: everything that is said to run, when no worker can be running.
    Gives how many tasks there were.
    """
    cut_off = DBTaskResult.objects.running().filter(started_at__lte=timezone.now() - running_for)
    return sum(_try_again(task) for task in cut_off)


def retry_failed_tasks() -> int:
    """Queue again the tasks that failed, each after a pause, until MOST_TRIES. Gives how many."""
    return sum(_try_again(task) for task in DBTaskResult.objects.failed())


def forget_old_results() -> int:
    """Delete what is known of tasks that ended KEPT ago. Gives of how many."""
    old = DBTaskResult.objects.finished().filter(finished_at__lte=timezone.now() - KEPT)
    return old.delete()[0]


def _try_again(task: DBTaskResult[Any, Any]) -> bool:
    tries = len(task.worker_ids)
    if tries >= MOST_TRIES:
        return False
    was = DBTaskResult.objects.filter(pk=task.pk, status=task.status)
    pause = FIRST_PAUSE * 2**tries if task.status == TaskResultStatus.FAILED else timedelta()
    return (
        was.update(
            status=TaskResultStatus.READY,
            run_after=timezone.now() + pause,
            finished_at=None,
            exception_class_path="",
            traceback="",
        )
        == 1
    )
