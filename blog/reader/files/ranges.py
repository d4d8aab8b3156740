"""Responses with a part of a file (RFC 9110, section 14), read in blocks of bounded size."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import IO

from django.http import (
    FileResponse,
    HttpRequest,
    HttpResponse,
    HttpResponseBase,
    StreamingHttpResponse,
)

BLOCK = 64 * 1024

_SINGLE = re.compile(r"bytes\s*=\s*(?P<first>\d{0,18})\s*-\s*(?P<last>\d{0,18})\s*")


@dataclass(frozen=True)
class Part:
    """The bytes from `first` to `last`, both included."""

    first: int
    last: int

    @property
    def length(self) -> int:
        return self.last - self.first + 1


def file_response(
    request: HttpRequest, file: IO[bytes], *, size: int, etag: str, headers: dict[str, str]
) -> HttpResponseBase:
    """Return the file, 206 with the part asked for, 304 if it is known, or 416.

    Several parts at once, which no player asks for, are answered with the whole file. `etag` is
    strong and in quotes; `headers` go with every response that has a body.
    """
    headers = {**headers, "ETag": etag, "Accept-Ranges": "bytes"}
    if _matches(request.headers.get("If-None-Match", ""), etag):
        file.close()
        return HttpResponse(status=304, headers=headers)
    part = _part(request, size=size, etag=etag)
    if part is None:
        file.close()
        return HttpResponse(status=416, headers={"Content-Range": f"bytes */{size}"})
    headers["Content-Length"] = str(part.length)
    response = _response(request, file, part, size=size)
    for name, value in headers.items():
        response.headers[name] = value
    return response


def _response(request: HttpRequest, file: IO[bytes], part: Part, *, size: int) -> HttpResponseBase:
    is_whole = part.length == size
    status = 200 if is_whole else 206
    if request.method == "HEAD":
        file.close()
        response: HttpResponseBase = HttpResponse(status=status)
    elif is_whole:
        return FileResponse(file)  # which the server sends without copying it
    else:
        response = StreamingHttpResponse(_PartOfFile(file, part), status=status)
    if not is_whole:
        response.headers["Content-Range"] = f"bytes {part.first}-{part.last}/{size}"
    return response


def _matches(header: str, etag: str) -> bool:
    tags = [tag.strip().removeprefix("W/") for tag in header.split(",")]
    return etag in tags or tags == ["*"]


def _part(request: HttpRequest, *, size: int, etag: str) -> Part | None:
    """Return the part to send; the whole without a valid Range; None if there are no such bytes."""
    whole = Part(0, size - 1)
    found = _SINGLE.fullmatch(request.headers.get("Range", ""))
    condition = request.headers.get("If-Range", "").strip()
    if found is None or found["first"] == found["last"] == "" or condition not in {"", etag}:
        return whole
    if not found["first"]:  # the last bytes
        length = min(int(found["last"]), size)
        return Part(size - length, size - 1) if length else None
    first = int(found["first"])
    last = min(int(found["last"] or size - 1), size - 1)
    if found["last"] and int(found["last"]) < first:
        return whole
    return Part(first, last) if first < size else None


@dataclass(frozen=True)
class _PartOfFile:
    """The blocks of a part; the response closes it, whether or not all of them were sent."""

    file: IO[bytes]
    part: Part

    def __iter__(self) -> Iterator[bytes]:
        self.file.seek(self.part.first)
        rest = self.part.length
        while rest and (block := self.file.read(min(BLOCK, rest))):
            rest -= len(block)
            yield block

    def close(self) -> None:
        self.file.close()
