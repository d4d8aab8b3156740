"""ZIP files that are the same for the same content, written as a stream and checked when read."""

import hashlib
import os
import re
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO, Self

from django.core.files.storage import Storage
from django.utils.crypto import get_random_string

MANIFEST = "MANIFEST.sha256"
_BLOCK = 1 << 20
_EPOCH = (1980, 1, 1, 0, 0, 0)  # the first time that a ZIP file can hold
_LINE = re.compile(r"([0-9a-f]{64})  (\S.*)")
_IS_PACKED = re.compile(r"\.(jsonl|json|html|txt|bib|sha256|csv|svg)$")


# What reading a damaged ZIP file raises.
DAMAGED = (KeyError, OSError, EOFError, RuntimeError, ValueError, zipfile.BadZipFile, zlib.error)


class ArchiveError(Exception):
    """The archive cannot be written or used; the message is for the operator."""


class ZipWriter:
    """A ZIP file being written. At its end it gets a manifest, a checksum for every file."""

    def __init__(self, file: IO[bytes]) -> None:
        self._zip = zipfile.ZipFile(file, "w")
        self._digests: list[tuple[str, str]] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(self, failed: type[BaseException] | None, *_: object) -> None:
        if failed is None:
            lines = [f"{digest}  {name}\n" for name, digest in self._digests]
            self.add(MANIFEST, (line.encode() for line in lines))
        self._zip.close()

    def add(self, name: str, blocks: Iterable[bytes]) -> None:
        """Add a file, block by block."""
        digest = hashlib.sha256()
        with self._zip.open(_entry(name), "w", force_zip64=True) as target:
            for block in blocks:
                digest.update(block)
                target.write(block)
        self._digests.append((name, digest.hexdigest()))

    def add_text(self, name: str, text: str) -> None:
        self.add(name, [text.encode()])

    def add_stored(self, name: str, stored: str, storage: Storage) -> bool:
        """Add a file of a storage; return whether it is there."""
        if not storage.exists(stored):
            return False
        with storage.open(stored) as file:
            self.add(name, iter(lambda: file.read(_BLOCK), b""))
        return True


@contextmanager
def written_whole(path: Path) -> Iterator[IO[bytes]]:
    """Yield a file to write; it gets its name once it is complete, and is deleted otherwise.

    Raise ArchiveError if it cannot be written.
    """
    part = path.with_name(f".{path.name}.{get_random_string(8)}.part")
    try:
        with part.open("xb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
    except OSError as error:
        raise ArchiveError(f"{path} could not be written: {error.strerror}.") from error
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)


def checked(archive: zipfile.ZipFile) -> dict[str, str]:
    """Return the checksums of all files by name, each compared with its content.

    Raise ArchiveError if a file is missing, altered, cut off, or not in the manifest.
    """
    names = archive.namelist()
    try:
        lines = archive.read(MANIFEST).decode().splitlines()
        stated = {found[2]: found[1] for line in lines if (found := _LINE.fullmatch(line))}
        if sorted(names) != sorted([*stated, MANIFEST]):
            raise ArchiveError("The files in it are not those of its manifest.")
        for name, digest in stated.items():
            if _digest(archive, name) != digest:
                raise ArchiveError(f"{name} in it is not what it was.")
    except DAMAGED as error:
        raise ArchiveError(f"It is damaged or no archive of Ibid: {error}") from error
    return stated


def _digest(archive: zipfile.ZipFile, name: str) -> str:
    digest = hashlib.sha256()
    with archive.open(name) as file:
        while block := file.read(_BLOCK):
            digest.update(block)
    return digest.hexdigest()


def _entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, _EPOCH)
    entry.create_system = 3  # Unix, wherever it is made
    entry.external_attr = 0o644 << 16
    entry.compress_type = zipfile.ZIP_DEFLATED if _IS_PACKED.search(name) else zipfile.ZIP_STORED
    return entry
