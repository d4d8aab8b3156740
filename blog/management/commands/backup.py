"""`manage.py backup`: back up the database and the media while the blog runs."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from blog.backups.making import delete_old_backups, make_backup
from blog.backups.manifests import BackupError, backups_in
from blog.backups.verifying import verify_backup


class Command(BaseCommand):
    help = "Back up the database and the media into a new folder, or verify the newest backup."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("folder", type=Path, help="the folder of all backups")
        parser.add_argument("--keep", type=int, metavar="N", help="delete all but the newest N")
        parser.add_argument(
            "--verify", action="store_true", help="only verify the newest backup, by loading it"
        )

    def handle(self, *_args: Any, folder: Path, **options: Any) -> None:
        if options["keep"] is not None and options["keep"] < 1:
            raise CommandError("--keep needs a number from 1 up.")
        try:
            backup = self._newest(folder) if options["verify"] else make_backup(folder)
            manifest = verify_backup(backup)
        except BackupError as error:
            raise CommandError(str(error)) from error
        size = sum(entry.size for entry in manifest.files.values())
        self.stdout.write(
            f"{backup}: verified, {sum(manifest.rows.values())} rows, "
            f"{len(manifest.files)} files, {size:,} bytes."
        )
        if options["keep"] and not options["verify"]:
            for old in delete_old_backups(folder, keep=options["keep"]):
                self.stdout.write(f"Deleted {old}.")

    def _newest(self, folder: Path) -> Path:
        if backups := backups_in(folder):
            return backups[0]
        raise CommandError(f"There is no backup in {folder}.")
