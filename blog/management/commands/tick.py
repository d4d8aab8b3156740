"""`manage.py tick`: the chores that are due, once; for a timer where no worker runs."""

from typing import Any

from django.core.management.base import BaseCommand

from blog.management.ticking import tick


class Command(BaseCommand):
    help = "Do the chores that are due. The worker does so by itself every minute."

    def handle(self, *args: Any, **options: Any) -> None:
        for name in tick():
            self.stdout.write(name)
