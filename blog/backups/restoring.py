"""Restoring a backup into an empty blog."""

from pathlib import Path

from django.db import connection

from blog.backups.databases import FILES, forget_secret_key, is_empty, load
from blog.backups.files import copy_to_storage, is_stored_path
from blog.backups.manifests import BackupError, Manifest
from blog.backups.verifying import refuse_damaged


def restore_backup(backup: Path) -> Manifest:
    """Restore the files, then the database; return the manifest.

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
        if is_stored_path(path):
            copy_to_storage(backup / path, path)
    load(backup / FILES[connection.vendor])
    forget_secret_key()
    return manifest
