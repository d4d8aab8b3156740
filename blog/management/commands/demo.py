"""`manage.py demo`: create, reset or remove the example blog."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from blog.welcome.writing import remove_welcome_blog, write_welcome_blog


class Command(BaseCommand):
    help = "Create the example blog, replacing what is left of an earlier one."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--remove", action="store_true", help="remove the example blog")

    def handle(self, *_args: Any, **options: Any) -> None:
        if options["remove"]:
            remove_welcome_blog()
            self.stdout.write("The example blog was removed.")
        else:
            write_welcome_blog()
            self.stdout.write("The example blog was written.")
