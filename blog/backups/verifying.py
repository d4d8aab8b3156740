"""Verifying a backup: every file by its checksum, the database by loading it aside."""

from datetime import UTC, datetime
from itertools import islice
from pathlib import Path

from django.db import connection

from blog.backups.databases import FILES, loaded_aside
from blog.backups.manifests import (
    VERIFIED,
    BackupError,
    Manifest,
    damaged_files,
    write_durably,
)


def verify_backup(backup: Path) -> Manifest:
    """Return the manifest of a backup that can be restored, and note when that was found.

    Raise BackupError if a file is missing or altered, or the database cannot be loaded or has
    other numbers of rows.
    """
    manifest = Manifest.read(backup)
    refuse_damaged(backup, manifest)
    with loaded_aside(backup / FILES[connection.vendor]) as rows:
        wrong = {table for table, count in manifest.rows.items() if rows.get(table) != count}
    if wrong:
        raise BackupError(f"Rows are missing in the backup, in {', '.join(sorted(wrong))}.")
    write_durably(backup / VERIFIED, datetime.now(UTC).isoformat().encode())
    return manifest


def refuse_damaged(backup: Path, manifest: Manifest) -> None:
    """Raise BackupError unless all files are there as they were, for this kind of database."""
    if manifest.database != connection.vendor:
        raise BackupError(
            f"{backup} is a backup of {manifest.database}, but DATABASE_URL names another database."
        )
    if damaged := list(islice(damaged_files(backup, manifest), 5)):
        raise BackupError(f"{backup} is damaged: {', '.join(damaged)}")
