"""The background worker: tasks as they come, chores in between."""

import time
from datetime import timedelta
from typing import Any

from django_tasks_db.management.commands import db_worker

from blog.jobs.retrying import requeue_cut_off_tasks
from blog.management.ticking import tick

BETWEEN_TICKS = 60  # seconds


class Worker(db_worker.Worker):
    """The library's worker, emptying the queue again and again, with a look at the chores between.

    `is_alone` says that no other worker runs: what is said to be running was then cut off.
    """

    def __init__(self, *, is_alone: bool = False, **said: Any) -> None:
        super().__init__(**said)
        self._is_alone = is_alone
        self._ticked_at = 0.0

    def run(self) -> None:
        if self._is_alone:
            requeue_cut_off_tasks(running_for=timedelta())
        is_wanted_once, self.batch = self.batch, True
        while self.running:
            super().run()
            if is_wanted_once:
                return
            self._tick()
            if self.running:
                time.sleep(self.interval)

    def _tick(self) -> None:
        if time.monotonic() - self._ticked_at < BETWEEN_TICKS and self._ticked_at:
            return
        self._ticked_at = time.monotonic()
        self.running_task = True  # a wish to stop waits for the chore in hand
        try:
            tick()
        finally:
            self.running_task = False
