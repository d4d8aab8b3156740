"""`manage.py tick`: run the due periodic jobs once, from a timer where no worker runs."""

from typing import Any

from django.core.management.base import BaseCommand

from blog.jobs.periodic import run_due_jobs


class Command(BaseCommand):
    help = "Run the due periodic jobs once. The worker does so every minute."

    def handle(self, *_args: Any, **_options: Any) -> None:
        for name in run_due_jobs():
            self.stdout.write(name)
