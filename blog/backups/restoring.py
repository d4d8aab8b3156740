"""Restoring a backup into an empty blog."""

from pathlib import Path

from django.db import connection

from blog.backups.databases import FILES, forget_secret_key, is_empty, load
from blog.backups.manifests import BackupError, Manifest
from blog.backups.media import copy_to_media
from blog.backups.verifying import refuse_damaged


def restore_backup(backup: Path) -> Manifest:
    """Restore the media, then the database; return the manifest.

    Raise BackupError, before anything is written, if the backup is damaged or there is a blog in
    the database already. An interrupted restore can be run again.
    """
    manifest = Manifest.read(backup)
    refuse_damaged(backup, manifest)
    if not is_empty():
        raise BackupError(
            "There is a blog in this database already. Restore into an empty IBID_DATA_DIR and "
            "DATABASE_URL, or move the present ones away."
        )
    for path in manifest.files:
        if path.startswith("media/"):
            copy_to_media(backup / path, path.removeprefix("media/"))
    load(backup / FILES[connection.vendor])
    forget_secret_key()
    return manifest
