"""The worker: tasks as they come, chores in between."""

import pytest
from django.core.management import call_command
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from blog.jobs.models import ChoreRecord
from blog.management.ticking import CHORES
from blog.management.working import Worker
from blog.posts.tasks import render_posts

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def queue(settings):
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}


class OneRound(Worker):
    """Asked to stop while it does its first chores."""

    def _tick(self) -> None:
        super()._tick()
        self.running = False


def work(**said) -> None:
    OneRound(
        queue_names=["*"],
        excluded_queue_names=[],
        backend_name="default",
        worker_id="test",
        interval=0,
        batch=False,
        max_tasks=None,
        startup_delay=False,
        **said,
    ).run()


def test_the_worker_empties_the_queue_then_does_what_is_due():
    render_posts.enqueue([])
    work()
    assert DBTaskResult.objects.get().status == TaskResultStatus.SUCCESSFUL
    assert set(ChoreRecord.objects.values_list("name", flat=True)) == {
        chore.name for chore in CHORES
    }


def test_a_worker_that_is_alone_finishes_what_a_killed_one_left():
    result = render_posts.enqueue([])
    DBTaskResult.objects.get(pk=result.id).claim("killed")
    work()
    assert DBTaskResult.objects.get().status == TaskResultStatus.RUNNING
    work(is_alone=True)
    assert DBTaskResult.objects.get().status == TaskResultStatus.SUCCESSFUL


def test_a_batch_ends_with_the_queue_and_does_no_chore():
    render_posts.enqueue([])
    call_command("db_worker", batch=True)
    assert DBTaskResult.objects.get().status == TaskResultStatus.SUCCESSFUL
    assert not ChoreRecord.objects.exists()


def test_tick_says_what_it_did(capsys):
    call_command("tick")
    assert capsys.readouterr().out.splitlines() == [chore.name for chore in CHORES]
