"""Making a backup: a folder that appears only when it is complete."""

import fcntl
import os
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path

from django.conf import settings
from django.db import connection

from blog import __version__
from blog.backups.databases import FILES, copy_to
from blog.backups.files import copy_from_storage, stored_paths
from blog.backups.manifests import (
    BackupError,
    FileEntry,
    Manifest,
    backups_in,
    entry_of,
    verified_at,
)

PARTIAL = ".partial-"


class BackupRunning(BackupError):
    """Another process is making a backup in this folder."""


def make_backup(folder: Path) -> Path:
    """Back up the database, then all stored files, into a new folder in `folder`; return it.

    Files that the newest backup has are linked from there, so that each is stored once. What
    an interrupted backup left is deleted. The secret key is not part of a backup. Raise
    BackupError, or BackupRunning if another one is being made there.
    """
    roots = (settings.MEDIA_ROOT, settings.COPIES_ROOT)
    if any(folder.resolve().is_relative_to(Path(root).resolve()) for root in roots):
        raise BackupError("The folder of backups must not be among the files that are backed up.")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with _locked(folder):
            return _make(folder)
    except OSError as error:
        raise BackupError(f"The backup could not be written: {error}") from error


@contextmanager
def _locked(folder: Path) -> Iterator[None]:
    with (folder / "lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise BackupRunning("Another backup is being made in this folder.") from error
        yield


def _make(folder: Path) -> Path:
    for left in folder.glob(f"{PARTIAL}*"):
        shutil.rmtree(left, ignore_errors=True)
    made_at = datetime.now(UTC)
    name = f"ibid-{made_at:%Y%m%dT%H%M%S%f}Z"
    partial = folder / f"{PARTIAL}{name}"
    partial.mkdir(mode=0o700)
    try:
        rows = copy_to(partial)
        copy = FILES[connection.vendor]
        files = {copy: entry_of(partial / copy), **dict(_copy_files(partial, folder))}
        manifest = Manifest(made_at.isoformat(), __version__, connection.vendor, rows, files)
        manifest.write(partial)
        return partial.rename(folder / name)
    except BaseException:
        shutil.rmtree(partial, ignore_errors=True)
        raise


def delete_old_backups(folder: Path, *, keep: int) -> list[Path]:
    """Delete all but the newest `keep` backups, never the last verified one; return the deleted."""
    backups = backups_in(folder)
    verified = next(filter(verified_at, backups), None)
    old = [backup for backup in backups[keep:] if backup != verified]
    for backup in old:
        shutil.rmtree(backup)
    return old


def _copy_files(partial: Path, folder: Path) -> Iterator[tuple[str, FileEntry]]:
    """Copy or link all stored files; yield their paths in the backup with their checksums."""
    newest = next(iter(backups_in(folder)), None)
    known = _files_of(newest) if newest else {}
    for path in stored_paths():
        target, entry = partial / path, known.get(path)
        if newest and entry and _link(newest / path, target, entry=entry):
            yield path, entry
            continue
        with suppress(FileNotFoundError):  # it was deleted meanwhile
            copy_from_storage(path, target)
            yield path, entry_of(target)


def _files_of(backup: Path) -> Mapping[str, FileEntry]:
    """Return the files of an earlier backup; none if it cannot be read."""
    with suppress(BackupError):
        return Manifest.read(backup).files
    return {}


def _link(file: Path, target: Path, *, entry: FileEntry) -> bool:
    """Link to the file of an earlier backup, and return whether that was possible.

    A file's name has the digest of its content, so that a file of the same name is the same, unless
    the backup was damaged. Some disks have no links.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    try:
        if entry_of(file) != entry:
            return False
        os.link(file, target)
    except OSError:
        return False
    return True
