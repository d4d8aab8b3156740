"""`manage.py upgrade`: back up, migrate, check, and say how to go back."""

import sys
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from blog.backups.manifests import BackupError
from blog.management.preparing import CannotServe
from blog.management.upgrading import upgrade


class Command(BaseCommand):
    help = "Back up, bring the database up to date with this version, check, say how to go back."
    requires_system_checks: list[str] = []

    def handle(self, *_args: Any, **_options: Any) -> None:
        try:
            is_well = upgrade(self.stdout.write)
        except (BackupError, CannotServe) as error:
            raise CommandError(f"Nothing was changed. {error}") from error
        if not is_well:
            sys.exit(1)
