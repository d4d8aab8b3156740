"""Figures for metrics and for the page *System*."""

from datetime import timedelta

import pytest
from django.utils import timezone
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from blog.jobs.workers import Heart
from blog.operations.health.figures import failed_jobs, gauges, tasks_by_day, waiting
from blog.posts.tasks import render_posts
from tests.factories import make_failed_email

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("queued_tasks")]


def test_gauges_are_those_of_this_moment():
    render_posts.enqueue([])
    Heart("worker").beat()
    make_failed_email()
    found = {name: values for name, (_description, values) in gauges().items()}
    assert found["ibid_tasks"] == {"ready": 1, "running": 0, "failed": 0, "successful": 0}
    assert found["ibid_workers"] == {"": 1}
    assert found["ibid_failed_jobs"]["email"] == 1
    assert found["ibid_disk_free_bytes"][""] > 0
    assert "ibid_backup_age_seconds" not in found


def test_the_oldest_task_says_how_long_the_queue_waits():
    assert waiting() == 0
    render_posts.enqueue([])
    DBTaskResult.objects.update(enqueued_at=timezone.now() - timedelta(seconds=90))
    assert 90 <= waiting() < 120


def test_failed_work_is_counted_by_kind():
    assert set(failed_jobs().values()) == {0}


def test_tasks_are_counted_by_day():
    today = timezone.now()
    for status, days in [("SUCCESSFUL", 0), ("SUCCESSFUL", 0), ("FAILED", 1), ("SUCCESSFUL", 30)]:
        task = DBTaskResult.objects.get(pk=render_posts.enqueue([]).id)
        task.status, task.finished_at = TaskResultStatus[status], today - timedelta(days=days)
        task.save()
    done, failed = tasks_by_day(days=7)
    assert done == {today.date(): 2}
    assert failed == {today.date() - timedelta(days=1): 1}
