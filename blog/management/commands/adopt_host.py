"""`manage.py adopt_host`: make this host's secret key and media those of the blog."""

from typing import Any

from django.core.management.base import BaseCommand

from blog.operations.hosts.joining import adopt_host, media_place


class Command(BaseCommand):
    help = "Make this host's secret key and media those of the blog, after a loss or a move."

    def handle(self, *_args: Any, **_options: Any) -> None:
        adopt_host()
        self.stdout.write(
            f"The blog now has this host's secret key and media ({media_place()}). "
            "Every other host must share them before its next start."
        )
