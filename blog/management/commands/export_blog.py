"""`manage.py export_blog`: export everything, or all of an author, as one file."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from blog.exports.archives.exporting import export_blog
from blog.exports.archives.zip_files import ArchiveError
from blog.exports.wordpress.writing import write_wxr
from blog.people.models import Account

WXR = "wxr"


class Command(BaseCommand):
    help = (
        "Export the blog without passwords and other secrets: as a ZIP file of plain files, or for "
        "WordPress."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, metavar="FILE", help="the file to write")
        parser.add_argument(
            "--author", metavar="USERNAME", help="only their posts and what belongs to these"
        )
        parser.add_argument(
            "--format",
            choices=["ibid", WXR],
            default="ibid",
            help="ibid: the archive; wxr: WordPress’s format, which has less",
        )

    def handle(
        self, *_args: Any, file: Path, author: str | None, format: str, **_options: Any
    ) -> None:
        account = Account.objects.filter(username=author).first() if author else None
        if author and account is None:
            raise CommandError(f"There is no account with the username {author}.")
        try:
            report = _wxr(file, account) if format == WXR else _archive(file, account)
        except ArchiveError as error:
            raise CommandError(str(error)) from error
        self.stdout.write(f"{file}: {report}")


def _archive(file: Path, author: Account | None) -> str:
    counts = export_blog(file, author=author)
    return (
        f"{counts['posts']} posts, {counts['comments']} comments, {counts['sources']} sources, "
        f"{counts['media']} media files."
    )


def _wxr(file: Path, author: Account | None) -> str:
    count = write_wxr(file, author=author)
    if settings.PUBLIC_URL:
        return f"{count} posts."
    return f"{count} posts. Set IBID_URL first, so that WordPress finds the pictures."
