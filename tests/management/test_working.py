"""The worker: tasks as they come, periodic jobs in between."""

import pytest
from django.core.management import call_command
from django.utils import timezone
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from blog.jobs.leasing import claim
from blog.jobs.models import PeriodicJob
from blog.jobs.schedule import SCHEDULE
from blog.management.working import Worker
from blog.posts.tasks import render_posts

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def queue(settings):
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}


class OneRound(Worker):
    """Asked to stop while it runs its first periodic jobs."""

    def _run_due_jobs(self) -> None:
        super()._run_due_jobs()
        self.running = False


def work(worker_class: type[Worker] = OneRound, **options) -> None:
    worker_class(
        queue_names=["*"],
        excluded_queue_names=[],
        backend_name="default",
        worker_id="test",
        interval=0,
        batch=False,
        max_tasks=None,
        startup_delay=False,
        **options,
    ).run()


def test_the_worker_empties_the_queue_then_does_what_is_due():
    render_posts.enqueue([])
    work()
    assert DBTaskResult.objects.get().status == TaskResultStatus.SUCCESSFUL
    assert set(PeriodicJob.objects.values_list("name", flat=True)) == {job.name for job in SCHEDULE}


def test_a_worker_that_is_alone_finishes_what_a_killed_one_left():
    result = render_posts.enqueue([])
    DBTaskResult.objects.get(pk=result.id).claim("killed")
    work()
    assert DBTaskResult.objects.get().status == TaskResultStatus.RUNNING
    job = PeriodicJob.objects.get(name="Empty the trash")
    PeriodicJob.objects.update(due_at=timezone.now())
    claim(job)
    work(is_alone=True)
    assert DBTaskResult.objects.get().status == TaskResultStatus.SUCCESSFUL
    job.refresh_from_db()
    assert (job.leased_until, job.attempts) == (None, 0)


def test_a_worker_that_has_grown_ends_when_it_is_idle():
    render_posts.enqueue([])
    work(Worker, max_growth=-1)
    assert DBTaskResult.objects.get().status == TaskResultStatus.SUCCESSFUL


def test_a_worker_that_has_not_grown_goes_on():
    class Rounds(Worker):
        count = 0

        def _run_due_jobs(self) -> None:
            Rounds.count += 1
            self.running = Rounds.count < 3

    work(Rounds, max_growth=1000)
    assert Rounds.count == 3


def test_a_batch_ends_with_the_queue_and_runs_no_periodic_job():
    render_posts.enqueue([])
    call_command("db_worker", batch=True)
    assert DBTaskResult.objects.get().status == TaskResultStatus.SUCCESSFUL
    assert not PeriodicJob.objects.exists()


def test_periodic_jobs_are_looked_for_once_a_minute():
    worker = OneRound(
        queue_names=["*"],
        excluded_queue_names=[],
        backend_name="default",
        worker_id="test",
        interval=0,
        batch=False,
        max_tasks=None,
        startup_delay=False,
    )
    worker.run()
    PeriodicJob.objects.all().delete()
    worker.running = True
    worker.run()
    assert not PeriodicJob.objects.exists()


def test_tick_lists_what_it_ran(capsys):
    call_command("tick")
    assert sorted(capsys.readouterr().out.splitlines()) == sorted(job.name for job in SCHEDULE)
