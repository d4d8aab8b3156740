"""Figures of the blog at this moment, for metrics and for the page *System*."""

import shutil
from collections.abc import Mapping
from datetime import date, timedelta

from django.apps import apps
from django.conf import settings
from django.db.models import Count, Min
from django.db.models.functions import TruncDate
from django.utils import timezone
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from blog.backups.nightly import last_verified_at
from blog.jobs.models import DueWork, DueWorkQuerySet
from blog.jobs.workers import Worker

Gauges = Mapping[str, tuple[str, Mapping[str, float]]]


def gauges() -> Gauges:
    """Return the gauges by name, with a description and the values by label."""
    statuses = DBTaskResult.objects.values_list("status").annotate(Count("pk")).order_by()
    tasks = {status.lower(): 0.0 for status in TaskResultStatus.values}
    backup = last_verified_at()
    found = {
        "ibid_tasks": ("Tasks by state.", tasks | {s.lower(): float(n) for s, n in statuses}),
        "ibid_task_wait_seconds": ("Age of the oldest task in the queue.", {"": waiting()}),
        "ibid_failed_jobs": ("Work that failed, by kind.", failed_jobs()),
        "ibid_workers": ("Running workers.", {"": float(Worker.objects.running().count())}),
        "ibid_disk_free_bytes": (
            "Free space for the data folder.",
            {"": float(shutil.disk_usage(settings.DATA_DIR).free)},
        ),
    }
    if backup:
        age = (timezone.now() - backup).total_seconds()
        found["ibid_backup_age_seconds"] = ("Age of the last verified backup.", {"": age})
    return found


def waiting() -> float:
    """Return for how many seconds the oldest task has been due."""
    oldest = DBTaskResult.objects.ready().aggregate(oldest=Min("enqueued_at"))["oldest"]
    return max(0.0, (timezone.now() - oldest).total_seconds()) if oldest else 0.0


def failed_jobs() -> dict[str, float]:
    """Return the number of failed rows of each kind of due work."""
    return {
        model._meta.model_name or "": float(DueWorkQuerySet(model).failed().count())
        for model in apps.get_models()
        if issubclass(model, DueWork)
    }


def tasks_by_day(*, days: int) -> tuple[dict[date, int], dict[date, int]]:
    """Return how many tasks succeeded and failed on each of the last days."""
    since = timezone.now() - timedelta(days=days)
    rows = (
        DBTaskResult.objects.finished()
        .filter(finished_at__gte=since)
        .annotate(day=TruncDate("finished_at"))
        .values_list("status", "day")
        .annotate(Count("pk"))
        .order_by()
    )
    done: dict[date, int] = {}
    failed: dict[date, int] = {}
    for status, day, count in rows:
        by_day = done if status == TaskResultStatus.SUCCESSFUL else failed
        by_day[day] = by_day.get(day, 0) + count
    return done, failed
