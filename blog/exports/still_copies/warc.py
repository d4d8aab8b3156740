"""Writing the pages of a still copy as one WARC 1.1 file (ISO 28500)."""

import gzip
from base64 import b32encode
from collections.abc import Iterable
from datetime import UTC, datetime
from hashlib import sha256
from http import HTTPStatus
from typing import IO
from uuid import uuid4

from blog import __version__

_BLOCK = 1 << 20


class WarcWriter:
    """A WARC file being written, each record compressed by itself."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file
        self._info = _new_id()
        about = f"software: Ibid {__version__}\r\nformat: WARC File Format 1.1\r\n".encode()
        fields = {"WARC-Type": "warcinfo", "WARC-Record-ID": self._info}
        self._write(fields, "application/warc-fields", about, [])

    def add(
        self, url: str, *, status: int, headers: Iterable[tuple[str, str]], body: IO[bytes]
    ) -> None:
        """Add a response; its body is a file, read twice."""
        digest, size = sha256(), 0
        for block in iter(lambda: body.read(_BLOCK), b""):
            digest.update(block)
            size += len(block)
        body.seek(0)
        lines = [f"HTTP/1.1 {status} {HTTPStatus(status).phrase}"]
        lines += [f"{name}: {value}" for name, value in headers if name != "Content-Length"]
        head = "\r\n".join([*lines, f"Content-Length: {size}", "", ""]).encode("latin-1", "replace")
        fields = {
            "WARC-Type": "response",
            "WARC-Record-ID": _new_id(),
            "WARC-Warcinfo-ID": self._info,
            "WARC-Target-URI": url,
            "WARC-Payload-Digest": f"sha256:{b32encode(digest.digest()).decode()}",
        }
        blocks = iter(lambda: body.read(_BLOCK), b"")
        self._write(fields, "application/http;msgtype=response", head, blocks, size=size)

    def _write(
        self,
        fields: dict[str, str],
        content_type: str,
        head: bytes,
        blocks: Iterable[bytes],
        *,
        size: int = 0,
    ) -> None:
        fields = {
            **fields,
            "WARC-Date": f"{datetime.now(UTC):%Y-%m-%dT%H:%M:%SZ}",
            "Content-Type": content_type,
            "Content-Length": str(len(head) + size),
        }
        lines = "".join(f"{name}: {value}\r\n" for name, value in fields.items())
        with gzip.GzipFile(fileobj=self._file, mode="wb", mtime=0) as record:
            record.write(f"WARC/1.1\r\n{lines}\r\n".encode() + head)
            for block in blocks:
                record.write(block)
            record.write(b"\r\n\r\n")


def _new_id() -> str:
    return f"<{uuid4().urn}>"
