"""A worker in a process of its own, which a test can kill.

`python -m tests.jobs.worker DATABASE COMMAND …`, where DATABASE is an entry of DATABASES as JSON.
It knows the jobs alone: so it starts in half a second, and in a database with no other tables.
"""

import json
import signal
import sys
from datetime import timedelta

import django
from django.apps import AppConfig
from django.conf import settings
from django.db import connection
from django.utils import timezone
from time_machine import travel


class Jobs(AppConfig):
    name = "blog.jobs"
    label = "blog"


def prepare(*names: str) -> None:
    """Make the table if it is missing, and rows that are due."""
    from blog.jobs.models import PeriodicJob  # noqa: PLC0415  models need the settings first

    if PeriodicJob._meta.db_table not in connection.introspection.table_names():
        with connection.schema_editor() as editor:
            editor.create_model(PeriodicJob)
    PeriodicJob.objects.bulk_create(PeriodicJob(name=name) for name in names)


def claim_all() -> None:
    """Claim every row once there is something to read, and print the names of those claimed."""
    from blog.jobs.leasing import claim  # noqa: PLC0415
    from blog.jobs.models import PeriodicJob  # noqa: PLC0415

    rows = list(PeriodicJob.objects.order_by("name"))
    print("ready", flush=True)
    sys.stdin.readline()
    print(*(row.name for row in rows if claim(row)))


def run(verb: str, minutes: str) -> None:
    """Run the one job of the schedule, `minutes` from now, and print its name if it was run."""
    from blog.jobs.periodic import run_due_jobs  # noqa: PLC0415
    from blog.jobs.schedule import DAY, Job  # noqa: PLC0415

    prepare()
    job = Job("Sweep", f"tests.jobs.worker.{verb}", DAY)
    with travel(timezone.now() + timedelta(minutes=int(minutes))):
        print(*run_due_jobs([job]))


def work_for_ever() -> None:
    print("working", flush=True)
    signal.pause()


def work() -> None:
    pass


if __name__ == "__main__":
    settings.configure(
        DATABASES={"default": json.loads(sys.argv[1])},
        INSTALLED_APPS=["django_tasks_db", "tests.jobs.worker.Jobs"],
        USE_TZ=True,
    )
    django.setup()
    {"prepare": prepare, "claim-all": claim_all, "run": run}[sys.argv[2]](*sys.argv[3:])
