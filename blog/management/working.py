"""The background worker, which runs queued tasks and periodic jobs."""

import resource
import time
from datetime import timedelta
from pathlib import Path
from typing import Any

from django_tasks_db.management.commands import db_worker

from blog.jobs.leasing import end_all_leases
from blog.jobs.periodic import run_due_jobs
from blog.jobs.retrying import requeue_cut_off_tasks

JOBS_EVERY = 60  # seconds


class Worker(db_worker.Worker):
    """The library's worker, extended to run the due periodic jobs whenever the queue is empty.

    `is_alone` means that no other worker is running, so that all leased work and running tasks were
    cut off. With `max_growth`, the worker ends, when it is idle, once its process has grown by this
    many MiB: what a long task took of memory is given back only when a process ends.
    """

    def __init__(
        self, *, is_alone: bool = False, max_growth: int | None = None, **kwargs: Any
    ) -> None:
        super().__init__(**kwargs)
        self._is_alone = is_alone
        self._max_size = _size() + max_growth if max_growth is not None else None
        self._jobs_run_at: float | None = None

    def run(self) -> None:
        if self._is_alone:
            end_all_leases()
            requeue_cut_off_tasks(running_for=timedelta())
        runs_once, self.batch = self.batch, True
        while self.running:
            super().run()
            if runs_once:
                return
            self._run_due_jobs()
            if self._max_size is not None and _size() > self._max_size:
                return
            if self.running:
                time.sleep(self.interval)

    def _run_due_jobs(self) -> None:
        now = time.monotonic()
        if self._jobs_run_at is not None and now - self._jobs_run_at < JOBS_EVERY:
            return
        self._jobs_run_at = now
        self.running_task = True  # a signal to stop waits for the current job
        try:
            run_due_jobs()
        finally:
            self.running_task = False


def _size() -> float:
    """Return the memory of this process in MiB; 0 where the system does not tell it."""
    try:
        pages = int(Path("/proc/self/statm").read_text().split()[1])
    except OSError:
        return 0
    return pages * resource.getpagesize() / 1024**2
