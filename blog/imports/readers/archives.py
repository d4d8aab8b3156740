"""Exports as they come: a ZIP file, a folder, or a single file. Nothing is unpacked."""

import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Protocol

from blog.imports.records import ExportRefused

ENCRYPTED = 0x1
MAX_FILES = 500_000
MAX_INFLATED = 50_000_000  # bytes; a larger file may not grow by more than the ratio
MAX_RATIO = 500


class Archive(Protocol):
    """The files of an export, by their paths inside it, with slashes."""

    @property
    def names(self) -> list[str]: ...

    def open(self, name: str) -> IO[bytes]: ...


class Folder:
    """A folder, or a single file if `path` is that file."""

    def __init__(self, path: Path) -> None:
        self._root = path if path.is_dir() else path.parent
        files = sorted(self._root.rglob("*")) if path.is_dir() else [path]
        self._names = [
            file.relative_to(self._root).as_posix()
            for file in files
            if file.is_file() and not file.is_symlink()
        ]
        self._known = set(self._names)

    @property
    def names(self) -> list[str]:
        return self._names

    def open(self, name: str) -> IO[bytes]:
        """Open a file by its path in `names`; KeyError for any other."""
        if name not in self._known:
            raise KeyError(name)
        return (self._root / name).open("rb")


class ZippedFolder:
    """A ZIP file. Damage raises ExportRefused as soon as it is noticed."""

    def __init__(self, file: zipfile.ZipFile) -> None:
        self._file = file
        files = [info for info in file.infolist() if not info.is_dir()]
        _check(files)
        self._names = sorted(info.filename for info in files)

    @property
    def names(self) -> list[str]:
        return self._names

    def open(self, name: str) -> IO[bytes]:
        """Open a file by its path in `names`; KeyError for any other."""
        if self._file.getinfo(name).flag_bits & ENCRYPTED:
            raise ExportRefused("The ZIP file has a password. Unpack it, and import the folder.")
        return self._file.open(name)


def _check(files: list[zipfile.ZipInfo]) -> None:
    """Raise ExportRefused if the ZIP file is made to do harm."""
    if len(files) > MAX_FILES:
        raise ExportRefused(f"The ZIP file contains more than {MAX_FILES:,} files.")
    for info in files:
        if info.filename.startswith("/") or ".." in info.filename.split("/"):
            raise ExportRefused(
                f"The ZIP file contains a path outside of itself: {info.filename[:100]}."
            )
        is_large = info.file_size > MAX_INFLATED
        if is_large and info.file_size > MAX_RATIO * max(info.compress_size, 1):
            raise ExportRefused(
                f"{info.filename[:100]} in the ZIP file would grow to {info.file_size:,} bytes, "
                "which no export needs."
            )


@contextmanager
def open_archive(path: Path) -> Iterator[Archive]:
    """Open an export. Raise ExportRefused if there is none or its ZIP file is damaged."""
    if not path.exists():
        raise ExportRefused(f"There is no file or folder {path}.")
    if path.is_dir() or not zipfile.is_zipfile(path):
        yield Folder(path)
        return
    try:
        with zipfile.ZipFile(path) as file:
            yield ZippedFolder(file)
    except (zipfile.BadZipFile, zlib.error, EOFError) as error:
        raise ExportRefused(f"The ZIP file {path.name} is damaged: {error}.") from error


def begins_with(archive: Archive, name: str, *, size: int = 4_000) -> str:
    """Return the beginning of a file, as text."""
    with archive.open(name) as file:
        return file.read(size).decode("utf-8", errors="replace")
