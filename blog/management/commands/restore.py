"""`manage.py restore`: restore a backup into an empty blog."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from blog.backups.manifests import NAME, BackupError, backups_in
from blog.backups.restoring import restore_backup
from blog.management.preparing import CannotServe, hold_data_folder


class Command(BaseCommand):
    help = "Restore a backup of the database and the media into an empty blog."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "backup", type=Path, help="a backup, or a folder of backups: the newest"
        )

    def handle(self, *_args: Any, backup: Path, **_options: Any) -> None:
        if not (backup / NAME).is_file() and (backups := backups_in(backup)):
            backup = backups[0]
        try:
            with hold_data_folder(settings.DATA_DIR):
                manifest = restore_backup(backup)
        except (BackupError, CannotServe) as error:
            raise CommandError(str(error)) from error
        self.stdout.write(
            f"Restored {backup}, made {manifest.made_at} by Ibid {manifest.ibid}: "
            f"{sum(manifest.rows.values())} rows, {len(manifest.files)} files. "
            "The next start brings its database up to date."
        )
