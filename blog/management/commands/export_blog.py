"""`manage.py export_blog`: export everything, or all of an author, as one file."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from blog.exports.archives.exporting import export_blog
from blog.exports.archives.zip_files import ArchiveError
from blog.people.models import Account


class Command(BaseCommand):
    help = "Export the blog as a ZIP file of plain files, without passwords and other secrets."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, metavar="FILE", help="the file to write")
        parser.add_argument(
            "--author", metavar="USERNAME", help="only their posts and what belongs to these"
        )

    def handle(self, *_args: Any, file: Path, author: str | None, **_options: Any) -> None:
        account = Account.objects.filter(username=author).first() if author else None
        if author and account is None:
            raise CommandError(f"There is no account with the username {author}.")
        try:
            counts = export_blog(file, author=account)
        except ArchiveError as error:
            raise CommandError(str(error)) from error
        self.stdout.write(
            f"{file}: {counts['posts']} posts, {counts['comments']} comments, "
            f"{counts['sources']} sources, {counts['media']} media files."
        )
