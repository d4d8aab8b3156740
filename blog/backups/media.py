"""The media files of a backup: read from and written to a folder or an object storage."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings
from django.core.files import File
from django.core.files.storage import default_storage


def media_names(folder: str = "") -> Iterator[str]:
    """Yield the names of all complete files."""
    try:
        folders, files = default_storage.listdir(folder)
    except FileNotFoundError:
        return  # a blog without media
    for file in sorted(files):
        if file and not file.endswith(".part"):
            yield f"{folder}{file}"
    for name in sorted(set(folders) - {settings.UPLOADS, ""}):
        yield from media_names(f"{folder}{name}/")


def copy_from_media(name: str, target: Path) -> None:
    """Copy a file; the copy is on the disk, and complete or absent, even if the power fails."""
    target.parent.mkdir(parents=True, exist_ok=True)
    part = target.with_name(f"{target.name}.part")
    with default_storage.open(name) as content, part.open("wb") as copy:
        shutil.copyfileobj(content, copy)
        copy.flush()
        os.fsync(copy.fileno())
    part.replace(target)


def copy_to_media(file: Path, name: str) -> None:
    """Write a file of a backup to the media, in place of one that an interrupted restore left."""
    if default_storage.exists(name):
        default_storage.delete(name)
    with file.open("rb") as content:
        default_storage.save(name, File(content))
