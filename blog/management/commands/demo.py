"""`manage.py demo`: write the example blog, again or for the first time, or remove it."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from blog.welcome.writing import remove_welcome_blog, write_welcome_blog


class Command(BaseCommand):
    help = "Write the example blog; replace what is left of it."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--remove", action="store_true", help="remove it instead")

    def handle(self, *_args: Any, **options: Any) -> None:
        if options["remove"]:
            remove_welcome_blog()
            self.stdout.write("The example blog was removed.")
        else:
            write_welcome_blog()
            self.stdout.write("The example blog was written.")
