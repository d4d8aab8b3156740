"""`manage.py freeze`: write the public blog as plain files."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from blog.exports.archives.zip_files import ArchiveError
from blog.exports.still_copies.freezing import freeze
from blog.management.preparing import prepare_static_files

MOST_SHOWN = 20


class Command(BaseCommand):
    help = "Write a still copy of the public blog: plain files that need no Ibid."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("folder", type=Path, metavar="FOLDER", help="the folder to write")
        parser.add_argument(
            "--url", default="", help="where the copy will be, for feeds; default: IBID_URL"
        )
        parser.add_argument(
            "--warc", type=Path, metavar="FILE", help="also record all pages in a .warc.gz file"
        )

    def handle(self, *_args: Any, folder: Path, **options: Any) -> None:
        prepare_static_files(self.stdout.write)
        try:
            copy = freeze(
                folder,
                url=options["url"],
                warc=options["warc"],
                report=lambda pages: self.stdout.write(f"{pages} pages..."),
            )
        except ArchiveError as error:
            raise CommandError(str(error)) from error
        self.stdout.write(f"{folder}: {copy.pages} pages, {copy.files} other files.")
        for link, page in copy.broken[:MOST_SHOWN]:
            self.stdout.write(f"Broken link on {page or 'no page'}: {link}")
        if copy.broken:
            self.stdout.write(f"{len(copy.broken)} broken links.")
