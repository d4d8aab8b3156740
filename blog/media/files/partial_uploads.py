"""Uploads that are sent in parts and go on after a broken connection.

An upload in progress is one file in the folder of temporary files; its length is how much of it has
arrived. Its token is signed and names the account, so nothing else needs to be stored, and nobody
else can add to it. Whatever breaks off, the library never contains a part of a file.
"""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import IO, Any

from django.conf import settings
from django.core import signing
from django.core.files import File
from django.utils import timezone
from django.utils.crypto import get_random_string

from blog.media.files.uploading import check_size

LIFETIME = timedelta(days=2)
SALT = "uploads"
SUFFIX = ".partial"
BLOCK = 64 * 1024


class NoSuchUpload(Exception):
    """The token is of another account, or the upload has expired."""


class WrongOffset(Exception):
    """The part does not follow what has arrived; `offset` is where to continue."""

    def __init__(self, offset: int) -> None:
        super().__init__(offset)
        self.offset = offset


@dataclass(frozen=True)
class PartialUpload:
    """An upload in progress: the name and the size that the file will have."""

    id: str
    name: str
    size: int

    @property
    def path(self) -> Path:
        return Path(settings.FILE_UPLOAD_TEMP_DIR) / f"{self.id}{SUFFIX}"

    @property
    def offset(self) -> int:
        """How many bytes have arrived."""
        return self.path.stat().st_size

    @property
    def is_complete(self) -> bool:
        return self.offset == self.size


class ReceivedFile(File[Any]):
    """A complete upload; storing it moves its file instead of copying it."""

    def __init__(self, file: IO[bytes], upload: PartialUpload) -> None:
        super().__init__(file, name=upload.name)
        self.path = upload.path

    def temporary_file_path(self) -> str:
        return str(self.path)


def begin_upload(*, name: str, size: int, by: int) -> str:
    """Begin an upload by the account `by`, and return its token. Raise FileRefused."""
    check_size(size)
    upload = PartialUpload(get_random_string(32), name[:200], size)
    upload.path.touch(mode=0o600, exist_ok=False)
    return signing.dumps([upload.id, upload.name, size, by], salt=SALT)


def upload_of(token: str, *, by: int) -> PartialUpload:
    """Return the upload with this token. Raise NoSuchUpload."""
    try:
        id, name, size, owner = signing.loads(token, salt=SALT, max_age=LIFETIME)
    except (signing.BadSignature, ValueError) as error:
        raise NoSuchUpload from error
    upload = PartialUpload(id, name, size)
    if owner != by or not upload.path.exists():
        raise NoSuchUpload
    return upload


def append(upload: PartialUpload, part: IO[bytes], *, offset: int) -> int:
    """Append the part that begins at `offset`, and return the new offset. Raise WrongOffset.

    A part that breaks off is kept as far as it came.
    """
    with upload.path.open("ab") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        there = os.fstat(file.fileno()).st_size
        if there != offset:
            raise WrongOffset(there)
        while block := part.read(min(BLOCK, upload.size - offset)):
            file.write(block)
            offset += len(block)
    return offset


@contextmanager
def received(upload: PartialUpload) -> Iterator[ReceivedFile]:
    """Open the complete upload; its file is deleted afterwards if it was not stored."""
    try:
        with upload.path.open("rb") as file:
            yield ReceivedFile(file, upload)
    finally:
        upload.path.unlink(missing_ok=True)


def delete_old_uploads() -> int:
    """Delete what is left of uploads that were given up, and return their number.

    Besides the parts, these are the files of forms whose process was killed.
    """
    expired = (timezone.now() - LIFETIME).timestamp()
    old = [
        path
        for path in Path(settings.FILE_UPLOAD_TEMP_DIR).iterdir()
        if path.is_file() and path.stat().st_mtime < expired
    ]
    for path in old:
        path.unlink(missing_ok=True)
    return len(old)
