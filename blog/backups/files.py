"""The files of a backup: read from and written to storages, in folders or an object storage."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings
from django.core.files import File
from django.core.files.storage import Storage, storages

# Folders of a backup, and the names of their storages: media, and copies of cited pages.
FOLDERS = {"media": "default", "copies": "copies"}


def stored_paths() -> Iterator[str]:
    """Yield the paths, in a backup, of all complete files."""
    for folder, name in FOLDERS.items():
        for file in _names_in(name):
            yield f"{folder}/{file}"


def is_stored_path(path: str) -> bool:
    """Return whether the path in a backup is that of a file in a storage."""
    return path.partition("/")[0] in FOLDERS


def copy_from_storage(path: str, target: Path) -> None:
    """Copy a file; the copy is on the disk, and complete or absent, even if the power fails."""
    storage, name = _place_of(path)
    target.parent.mkdir(parents=True, exist_ok=True)
    part = target.with_name(f"{target.name}.part")
    with storage.open(name) as content, part.open("wb") as copy:
        shutil.copyfileobj(content, copy)
        copy.flush()
        os.fsync(copy.fileno())
    part.replace(target)


def copy_to_storage(file: Path, path: str) -> None:
    """Write a file of a backup to its storage, over one that an interrupted restore left."""
    storage, name = _place_of(path)
    if storage.exists(name):
        storage.delete(name)
    with file.open("rb") as content:
        storage.save(name, File(content))


def _place_of(path: str) -> tuple[Storage, str]:
    folder, _, name = path.partition("/")
    return storages[FOLDERS[folder]], name


def _names_in(storage: str, folder: str = "") -> Iterator[str]:
    try:
        folders, files = storages[storage].listdir(folder)
    except FileNotFoundError:
        return  # nothing was stored yet
    for file in sorted(files):
        if file and not file.endswith(".part"):
            yield f"{folder}{file}"
    for name in sorted(set(folders) - {settings.UPLOADS, settings.COPIES, settings.EXPORTS, ""}):
        yield from _names_in(storage, f"{folder}{name}/")
