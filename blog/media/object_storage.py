"""Media in an object storage (S3): read in parts, and served by Ibid at the same URLs."""

import io
from typing import Any

from django.conf import settings
from django.core.files import File
from django.utils.encoding import filepath_to_uri
from storages.backends.s3 import S3Storage

BLOCK = 1024 * 1024


class ObjectStorage(S3Storage):
    """The bucket. An object is complete or absent, as the protocol promises.

    Readers get media from Ibid, which knows what is in the trash; the bucket stays private.
    """

    def url(self, name: str, **_options: Any) -> str:
        return settings.MEDIA_URL + filepath_to_uri(name)

    def _open(self, name: str, mode: str = "rb") -> File[bytes]:
        if mode != "rb":
            return super()._open(name, mode)  # type: ignore[no-any-return]
        size = self.size(name)  # raises FileNotFoundError
        reader = io.BufferedReader(
            RemoteObject(self.bucket.Object(self._normalize_name(name)), size), BLOCK
        )
        return File(reader, name)


class RemoteObject(io.RawIOBase):
    """An object in the bucket that is read from any place, a part at a time."""

    def __init__(self, remote: Any, size: int) -> None:
        self._remote = remote
        self._size = size
        self._position = 0

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        start = {io.SEEK_SET: 0, io.SEEK_CUR: self._position, io.SEEK_END: self._size}[whence]
        self._position = max(0, start + offset)
        return self._position

    def readinto(self, buffer: Any) -> int:
        last = min(self._position + len(buffer), self._size) - 1
        if last < self._position:
            return 0
        part = self._remote.get(Range=f"bytes={self._position}-{last}")["Body"].read()
        buffer[: len(part)] = part
        self._position += len(part)
        return len(part)
