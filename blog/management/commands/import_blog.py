"""`manage.py import_blog`: bring a blog from an archive."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from blog.exports.archives.loading import load_archive
from blog.exports.archives.zip_files import ArchiveError


class Command(BaseCommand):
    help = "Load an archive of `export_blog` into an empty blog."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("path", type=Path, metavar="PATH", help="the file to load")
        parser.add_argument(
            "--from", dest="system", choices=["ibid"], default="ibid", help="where it is from"
        )

    def handle(self, *_args: Any, path: Path, **_options: Any) -> None:
        try:
            counts = load_archive(path)
        except ArchiveError as error:
            raise CommandError(str(error)) from error
        self.stdout.write(
            f"{path}: {counts['posts']} posts, {counts['comments']} comments, "
            f"{counts['sources']} sources, {counts['media']} media files."
        )
