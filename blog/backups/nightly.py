"""The daily backup, if the operator has set a folder for it, and how old the last one is."""

from datetime import datetime

from django.conf import settings

from blog.backups.making import BackupRunning, delete_old_backups, make_backup
from blog.backups.manifests import backups_in, verified_at
from blog.backups.verifying import verify_backup


def back_up() -> int:
    """Make a backup, verify it and delete old ones; return 1, or 0 if none is to be made."""
    folder = settings.BACKUP_DIR
    if folder is None:
        return 0
    try:
        verify_backup(make_backup(folder))
    except BackupRunning:
        return 0  # another worker is at it
    delete_old_backups(folder, keep=settings.BACKUPS_KEPT)
    return 1


def last_verified_at() -> datetime | None:
    """Return when the newest verified backup was verified, None if there is none."""
    if settings.BACKUP_DIR is None:
        return None
    return next(filter(None, map(verified_at, backups_in(settings.BACKUP_DIR))), None)
