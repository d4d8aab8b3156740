"""A killed worker is noticed by any other, whatever the clocks show, and its work is done again."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.core.management import call_command
from django.utils import timezone
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from blog.jobs.leasing import act_as, claim
from blog.jobs.models import PeriodicJob, TaskRetry
from blog.jobs.workers import BEAT_EVERY, DEAD_AFTER, Heart, Worker, recover_from
from blog.posts.tasks import render_posts

pytestmark = pytest.mark.django_db


@pytest.fixture
def running_task(queued_tasks):
    """A task that the worker "killed" is running."""
    result = render_posts.enqueue([])
    task = DBTaskResult.objects.get(pk=result.id)
    task.claim("killed")
    return task


def test_a_worker_is_found_dead_after_thirty_seconds_without_a_beat():
    Heart("killed").beat()
    heart = Heart("other")
    assert heart.dead_workers(1_000) == []
    assert heart.dead_workers(1_000 + DEAD_AFTER - 1) == []
    assert heart.dead_workers(1_000 + DEAD_AFTER) == ["killed"]
    assert DEAD_AFTER + 2 * BEAT_EVERY < 60


def test_a_worker_that_beats_lives():
    alive, heart = Heart("alive"), Heart("other")
    alive.beat()
    for second in range(0, 100, BEAT_EVERY):
        alive.beat()
        assert heart.dead_workers(second) == []


def test_a_jump_of_the_clock_kills_no_worker():
    alive, heart = Heart("alive"), Heart("other")
    with time_machine.travel(datetime(2026, 5, 1, tzinfo=UTC)) as clock:
        alive.beat()
        assert heart.dead_workers(0) == []
        clock.shift(timedelta(days=400))
        assert heart.dead_workers(5) == []


def test_the_task_of_a_dead_worker_runs_again_at_once(running_task):
    assert recover_from("killed") == 1
    running_task.refresh_from_db()
    assert running_task.status == TaskResultStatus.READY
    assert running_task.run_after <= timezone.now()
    assert TaskRetry.objects.get().attempts == 2


def test_the_task_of_a_living_worker_goes_on(running_task):
    assert recover_from("another") == 0
    running_task.refresh_from_db()
    assert running_task.status == TaskResultStatus.RUNNING


def test_what_a_dead_worker_had_leased_is_due_again():
    job, others = (PeriodicJob.objects.create(name=name) for name in ("Sweep", "Dust"))
    act_as("killed")
    claim(job)
    act_as("alive")
    claim(others)
    act_as("")
    recover_from("killed")
    assert list(PeriodicJob.objects.due()) == [job]


def test_a_dead_worker_leaves_the_list():
    Heart("killed").beat()
    recover_from("killed")
    assert not Worker.objects.exists()


def test_a_worker_is_in_the_list_while_it_beats():
    with Heart("worker").beating():
        assert [str(worker) for worker in Worker.objects.running()] != []
    assert not Worker.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_the_command_beats_while_it_runs(running_task):
    Heart("killed").beat()
    heart = Heart("other")
    heart.dead_workers(0)
    assert heart.dead_workers(DEAD_AFTER) == ["killed"]
    recover_from("killed")
    call_command("db_worker", batch=True)
    running_task.refresh_from_db()
    assert running_task.status == TaskResultStatus.SUCCESSFUL
    assert not Worker.objects.exists()
