"""What the comment systems have in common: posts by path, and files that may be compressed."""

import gzip
import io
import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO

from blog.imports.readers.archives import Archive
from blog.imports.records import Blog, ExportRefused, Place
from blog.text.formats.urls import split_url

MAX_BYTES = 256_000_000
_GZIP = b"\x1f\x8b"


def entry_at(url: str) -> str:
    """Return how a comment names the post at a URL or path.

    >>> entry_at("https://old.example/2019/04/fog/?utm=1#c")
    'path:/2019/04/fog/'
    """
    return f"path:/{split_url(url).path.lstrip('/')}"


def blog_of(system: str, site: str, place: Place) -> Blog:
    """Return the record of the site that the comments are of."""
    key = re.sub(r"^https?://(www\.)?", "", site).strip("/").lower()
    return Blog(place=place, key=f"{system}:{key}" if key else system)


@contextmanager
def open_plain(archive: Archive, name: str) -> Iterator[IO[bytes]]:
    """Open a file, decompressed if it is a gzip file."""
    with archive.open(name) as file:
        is_compressed = file.read(len(_GZIP)) == _GZIP
    with archive.open(name) as file:
        if not is_compressed:
            yield file
            return
        with gzip.GzipFile(fileobj=file) as plain, io.BufferedReader(plain) as buffered:
            yield buffered


def read_limited(archive: Archive, name: str) -> bytes:
    """Return a whole file. Raise ExportRefused if it is too large or damaged."""
    try:
        with open_plain(archive, name) as file:
            data = file.read(MAX_BYTES + 1)
    except (OSError, EOFError) as error:
        raise ExportRefused(f"{name} is damaged: {error}. Nothing was imported.") from error
    if len(data) > MAX_BYTES:
        size = MAX_BYTES // 1_000_000
        raise ExportRefused(f"{name} has more than {size} MB. Nothing was imported.")
    return data


def begins_plain(archive: Archive, name: str, *, size: int = 2_000) -> str:
    """Return the beginning of a file that may be compressed."""
    try:
        with open_plain(archive, name) as file:
            return file.read(size).decode("utf-8", errors="replace")
    except (OSError, EOFError):
        return ""
