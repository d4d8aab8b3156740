"""`manage.py generate_blog`: fill an empty blog with generated posts, to measure it."""

from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from blog.management.generating.generating import NotEmpty, generate_blog
from blog.management.generating.plan import Plan


class Command(BaseCommand):
    help = (
        "Fill an empty blog with generated posts, three comments a post and a source for five."
        " The last line printed is the URL of a post with 40 comments and 10 sources."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--posts", type=int, default=1000, help="1,000 unless given")
        parser.add_argument("--seed", type=int, default=1, help="another number: another blog")

    def handle(self, *_args: Any, posts: int, seed: int, **_options: Any) -> None:
        if posts < Plan.SMALLEST:
            raise CommandError(f"Give at least {Plan.SMALLEST} posts.")
        try:
            specimen = generate_blog(posts=posts, seed=seed, report=self._report)
        except NotEmpty:
            raise CommandError(
                "The blog has posts or sources already, which were left as they are."
                " Set IBID_DATA_DIR to an empty folder, or DATABASE_URL to an empty database."
            ) from None
        self.stdout.write(settings.PUBLIC_URL + specimen.get_absolute_url())

    def _report(self, stored: int) -> None:
        self.stdout.write(f"{stored} posts stored")
