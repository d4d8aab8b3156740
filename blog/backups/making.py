"""Making a backup: a folder that appears only when it is complete."""

import os
import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from django.conf import settings
from django.db import connection

from blog import __version__
from blog.backups.databases import FILES, copy_to
from blog.backups.manifests import (
    BackupError,
    FileEntry,
    Manifest,
    backups_in,
    entry_of,
    verified_at,
)

PARTIAL = ".partial-"


def make_backup(folder: Path) -> Path:
    """Back up the database, then the media, into a new folder in `folder`; return it.

    Media files that the newest backup has are linked from there, so that each is stored once. What
    an interrupted backup left is deleted. The secret key is not part of a backup.
    """
    folder.mkdir(parents=True, exist_ok=True)
    for left in folder.glob(f"{PARTIAL}*"):
        shutil.rmtree(left, ignore_errors=True)
    made_at = datetime.now(UTC)
    name = f"ibid-{made_at:%Y%m%dT%H%M%S%f}Z"
    partial = folder / f"{PARTIAL}{name}"
    partial.mkdir(mode=0o700)
    try:
        rows = copy_to(partial)
        copy = FILES[connection.vendor]
        files = {copy: entry_of(partial / copy), **dict(_copy_media(partial, folder))}
        manifest = Manifest(made_at.isoformat(), __version__, connection.vendor, rows, files)
        manifest.write(partial)
        return partial.rename(folder / name)
    except OSError as error:
        shutil.rmtree(partial, ignore_errors=True)
        raise BackupError(f"The backup could not be written: {error}") from error


def delete_old_backups(folder: Path, *, keep: int) -> list[Path]:
    """Delete all but the newest `keep` backups, never the last verified one; return the deleted."""
    backups = backups_in(folder)
    verified = next(filter(verified_at, backups), None)
    old = [backup for backup in backups[keep:] if backup != verified]
    for backup in old:
        shutil.rmtree(backup)
    return old


def _copy_media(partial: Path, folder: Path) -> Iterator[tuple[str, FileEntry]]:
    """Copy or link all media files; yield their paths in the backup with their checksums.

    A file's name has the digest of its content, so that a file of the same name is the same.
    """
    newest = next(iter(backups_in(folder)), None)
    known = Manifest.read(newest).files if newest else {}
    root = Path(settings.MEDIA_ROOT)
    for file in sorted(root.rglob("*")):
        if not file.is_file() or file.name.endswith(".part"):
            continue
        path = f"media/{file.relative_to(root)}"
        target = partial / path
        target.parent.mkdir(parents=True, exist_ok=True)
        entry = known.get(path)
        if newest and entry and entry.size == file.stat().st_size and (newest / path).is_file():
            os.link(newest / path, target)
        else:
            shutil.copyfile(file, target)
            entry = entry_of(target)
        yield path, entry
