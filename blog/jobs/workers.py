"""The workers that run now, and the recovery of what a killed one held.

A worker counts its beats in its row. The others watch the counters and judge by their own clocks,
that never jump: a counter that has stood still for DEAD_AFTER belongs to a dead worker.
"""

import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import ClassVar, Self

from django.db import DatabaseError, close_old_connections, connection, models
from django.db.models import F
from django.utils import timezone

from blog.jobs.leasing import act_as, end_leases_of
from blog.jobs.retrying import requeue_tasks_of

BEAT_EVERY = 10  # seconds
DEAD_AFTER = 30  # seconds without a beat
SEEN_LATELY = timedelta(seconds=60)


class WorkerQuerySet(models.QuerySet["Worker"]):
    def running(self) -> Self:
        return self.filter(seen_at__gt=timezone.now() - SEEN_LATELY)


class Worker(models.Model):
    """A background worker on any host, from its start until it stops or is found dead."""

    id = models.CharField(max_length=64, primary_key=True)
    host = models.CharField(max_length=255)
    started_at = models.DateTimeField(default=timezone.now)
    seen_at = models.DateTimeField(default=timezone.now)
    beats = models.PositiveBigIntegerField(default=0)

    objects: ClassVar[models.Manager["Worker"]] = models.Manager.from_queryset(WorkerQuerySet)()

    def __str__(self) -> str:
        return f"{self.id[:8]} on {self.host}"


class Heart:
    """Beats for a worker in a thread, and looks after the others."""

    def __init__(self, worker_id: str) -> None:
        self._id = worker_id
        self._watched: dict[str, tuple[int, float]] = {}
        self._stopped = threading.Event()

    @contextmanager
    def beating(self) -> Iterator[None]:
        """Beat until the end of the block, and take the worker from the list after it."""
        self.beat()
        act_as(self._id)
        thread = threading.Thread(target=self._beat_always, name="heartbeat", daemon=True)
        thread.start()
        try:
            yield
        finally:
            act_as("")
            self._stopped.set()
            thread.join(BEAT_EVERY)
            Worker.objects.filter(pk=self._id).delete()

    def beat(self) -> None:
        """Show that this worker lives, and recover what dead ones held."""
        now = timezone.now()
        if not Worker.objects.filter(pk=self._id).update(beats=F("beats") + 1, seen_at=now):
            Worker.objects.create(pk=self._id, host=socket.gethostname())
        for worker_id in self.dead_workers(time.monotonic()):
            recover_from(worker_id)

    def dead_workers(self, now: float) -> list[str]:
        """Return the workers whose counter has not changed for DEAD_AFTER, at the time `now`."""
        beats = dict(Worker.objects.exclude(pk=self._id).values_list("pk", "beats"))
        for worker_id, count in beats.items():
            if self._watched.get(worker_id, (-1, 0.0))[0] != count:
                self._watched[worker_id] = (count, now)
        self._watched = {key: self._watched[key] for key in beats}
        return [key for key, (_, since) in self._watched.items() if now - since >= DEAD_AFTER]

    def _beat_always(self) -> None:
        while not self._stopped.wait(BEAT_EVERY):
            close_old_connections()
            try:
                self.beat()
            except DatabaseError:
                connection.close()  # the next beat tries again
        connection.close()


def recover_from(worker_id: str) -> int:
    """Let others run what a dead worker held; return the number of its tasks."""
    end_leases_of(worker_id)
    count = requeue_tasks_of(worker_id)
    Worker.objects.filter(pk=worker_id).delete()
    return count
