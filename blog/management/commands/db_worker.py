"""`manage.py db_worker`: run the background worker, on any host with access to the database."""

import os
from argparse import ArgumentParser
from functools import partial
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils.autoreload import DJANGO_AUTORELOAD_ENV, run_with_reloader
from django.utils.crypto import get_random_string

from blog.jobs.workers import Heart
from blog.management.working import Worker
from blog.operations.hosts.joining import HostRefused, join_hosts

INTERVAL = 1.0  # seconds between checks of an empty queue


class Command(BaseCommand):
    help = "Run the queued tasks and the periodic jobs until stopped."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--batch", action="store_true", help="Stop when the queue is empty.")
        parser.add_argument(
            "--alone",
            action="store_true",
            help="No other worker is running: repeat at once what was interrupted by a kill.",
        )

        parser.add_argument(
            "--max-growth",
            type=int,
            metavar="MIB",
            help="When idle, end if the process has grown by this much; for a supervisor that"
            " starts it again.",
        )

    def handle(
        self,
        *_args: Any,
        batch: bool,
        alone: bool,
        max_growth: int | None,
        **_options: Any,
    ) -> None:
        try:
            join_hosts()
        except HostRefused as error:
            raise CommandError(str(error)) from error
        worker_id = get_random_string(32)
        worker = Worker(
            is_alone=alone,
            max_growth=max_growth,
            queue_names=["*"],
            excluded_queue_names=[],
            backend_name="default",
            worker_id=worker_id,
            interval=INTERVAL,
            batch=batch,
            max_tasks=None,
            startup_delay=False,
        )
        if not settings.DEBUG or batch:
            worker.configure_signals()
            _run_with_heart(worker, worker_id)
            return
        if os.environ.get(DJANGO_AUTORELOAD_ENV) == "true":
            worker.configure_signals()  # only in the child; the parent watches the files
        run_with_reloader(partial(_run_with_heart, worker, worker_id))


def _run_with_heart(worker: Worker, worker_id: str) -> None:
    with Heart(worker_id).beating():
        worker.run()
