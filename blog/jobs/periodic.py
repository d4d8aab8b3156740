"""Run the jobs of the schedule when they are due, each in one worker at a time."""

import logging
from collections.abc import Iterable

from django.utils import timezone
from django.utils.module_loading import import_string

from blog.jobs.leasing import claim, put_off, succeed
from blog.jobs.models import PeriodicJob
from blog.jobs.schedule import SCHEDULE, Job

logger = logging.getLogger(__name__)


def run_due_jobs(schedule: Iterable[Job] = SCHEDULE) -> list[str]:
    """Run the due jobs and return the names of those that succeeded.

    A new job is due immediately. A job that fails is logged, and retried after a pause.
    """
    jobs = {job.name: job for job in schedule}
    _add_rows(jobs)
    due = PeriodicJob.objects.due().filter(name__in=jobs)
    return [row.name for row in due if _run(jobs[row.name], row)]


def delete_unscheduled_jobs() -> int:
    """Delete the rows of jobs that are no longer in the schedule and return their number."""
    names = [job.name for job in SCHEDULE]
    return PeriodicJob.objects.exclude(name__in=names).delete()[0]


def _add_rows(jobs: Iterable[str]) -> None:
    missing = set(jobs) - set(PeriodicJob.objects.values_list("name", flat=True))
    if missing:
        rows = [PeriodicJob(name=name) for name in missing]
        PeriodicJob.objects.bulk_create(rows, ignore_conflicts=True)


def _run(job: Job, row: PeriodicJob) -> bool:
    started_at = timezone.now()
    if not claim(row):
        return False
    try:
        import_string(job.verb)()
    except Exception as error:
        logger.exception("The periodic job %r failed.", job.name)
        put_off(row, f"{type(error).__name__}: {error}")
        return False
    succeed(row, next_due_at=started_at + job.every)
    return True
