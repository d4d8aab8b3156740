"""The manifest of a backup: what is in it, with a checksum for every file."""

import hashlib
import json
import os
import shutil
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path, PurePosixPath
from typing import Any, Self

FORMAT = 1
NAME, VERIFIED = "manifest.json", "verified"
_BLOCK = 1 << 20


class BackupError(Exception):
    """The backup cannot be made, verified or restored; the message is for the operator."""


@dataclass(frozen=True)
class FileEntry:
    sha256: str
    size: int  # bytes


@dataclass(frozen=True)
class Manifest:
    """The contents of a backup: rows by table, and files by their path in its folder."""

    made_at: str  # ISO 8601, in UTC
    ibid: str
    database: str  # "sqlite" or "postgresql"
    rows: Mapping[str, int]
    files: Mapping[str, FileEntry]

    @classmethod
    def read(cls, backup: Path) -> Self:
        """Return the manifest of a backup's folder. Raise BackupError if it cannot be used."""
        try:
            data = json.loads((backup / NAME).read_text("utf-8"))
            if data.pop("format") != FORMAT:
                raise BackupError(f"{backup} was made by a newer version of Ibid.")
            files = {path: FileEntry(**entry) for path, entry in data.pop("files").items()}
            if any(PurePosixPath(path).is_absolute() or ".." in path.split("/") for path in files):
                raise ValueError("it names a file outside its folder")
            return cls(files=files, **data)
        except (OSError, ValueError, TypeError, KeyError, AttributeError) as error:
            raise BackupError(f"{backup} is not a complete backup: {error}") from error

    def write(self, backup: Path) -> None:
        data: dict[str, Any] = {"format": FORMAT, **asdict(self)}
        write_durably(backup / NAME, json.dumps(data, indent=1, sort_keys=True).encode())


def entry_of(file: Path) -> FileEntry:
    """Return the checksum and size of a file, which is read in blocks."""
    digest, size = hashlib.sha256(), 0
    with file.open("rb") as content:
        while block := content.read(_BLOCK):
            digest.update(block)
            size += len(block)
    return FileEntry(digest.hexdigest(), size)


def copy_durably(file: Path, target: Path) -> None:
    """Copy the file; the copy is on the disk, and complete or absent, even if the power fails."""
    target.parent.mkdir(parents=True, exist_ok=True)
    part = target.with_name(f"{target.name}.part")
    shutil.copyfile(file, part)
    with part.open("rb") as written:
        os.fsync(written.fileno())
    part.replace(target)


def write_durably(file: Path, content: bytes) -> None:
    with file.open("wb") as opened:
        opened.write(content)
        opened.flush()
        os.fsync(opened.fileno())


def backups_in(folder: Path) -> list[Path]:
    """Return the complete backups in `folder`, the newest first."""
    return sorted((file.parent for file in folder.glob(f"ibid-*/{NAME}")), reverse=True)


def verified_at(backup: Path) -> datetime | None:
    """Return when the backup was last verified."""
    try:
        return datetime.fromisoformat((backup / VERIFIED).read_text("utf-8"))
    except (OSError, ValueError):
        return None


def damaged_files(backup: Path, manifest: Manifest) -> Iterator[str]:
    """Yield the paths of files that are missing or not what they were."""
    for path, entry in manifest.files.items():
        file = backup / path
        if not file.is_file() or entry_of(file) != entry:
            yield path
