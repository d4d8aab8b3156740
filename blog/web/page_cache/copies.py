"""Copies of kept pages as files, which nginx sends without asking Ibid.

A page has one once it was read again, a second after it was rendered at the earliest: nginx tells
versions apart by the second and the size. It is deleted together with the page.
"""

import os
import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path

from blog.web.page_cache.bodies import bodies_of
from blog.web.page_cache.entries import Entry

SUFFIXES = {"": "", "br": ".br", "gzip": ".gz"}
MAX_NAME = 200


class Copies:
    """The copies below `folder` of the pages at `origin`."""

    def __init__(self, folder: Path, *, origin: str) -> None:
        self._folder = folder
        self._origin = origin

    def is_wanted(self, key: str, entry: Entry, *, now: float) -> bool:
        """Return whether nginx can send the page: HTML with the headers that most pages have."""
        headers = dict(entry.headers)
        is_html = headers.get("Content-Type", "").startswith("text/html")
        has_players = "frame-src" in headers.get("Content-Security-Policy", "")
        is_version = "Memento-Datetime" in headers
        is_current = entry.modified <= now < entry.expires_at
        is_plain = is_html and not has_players and not is_version
        return is_current and is_plain and self._path_of(key) is not None

    def write(self, key: str, entry: Entry) -> None:
        """Write the page in each encoding; the time in its form is empty, for a script to fill."""
        path = self._path_of(key)
        assert path is not None
        path.parent.mkdir(parents=True, exist_ok=True)
        plain = entry.bodies[""]
        content = plain.before + entry.slot_tail + plain.after
        bodies = bodies_of(content) if entry.slot_tail else entry.bodies
        for encoding, body in bodies.items():
            file = path.with_name(path.name + SUFFIXES[encoding])
            _write(file, body.before, entry.modified)

    def delete(self, keys: Iterable[str]) -> None:
        for path in filter(None, map(self._path_of, keys)):
            for suffix in SUFFIXES.values():
                path.with_name(path.name + suffix).unlink(missing_ok=True)

    def clear(self) -> None:
        shutil.rmtree(self._folder, ignore_errors=True)

    def _path_of(self, key: str) -> Path | None:
        """Return the file of the page; None if it has none: nginx knows a page by its path."""
        path = key.removeprefix(self._origin)
        is_own = key.startswith(f"{self._origin}/") and path.endswith("/") and "?" not in path
        names = list(_names(path)) if is_own else []
        if not is_own or any(not _is_plain(name) for name in names):
            return None
        return self._folder.joinpath(*map(os.fsdecode, names), "index.html")


def _names(path: str) -> Iterator[bytes]:
    yield from path.strip("/").encode("latin-1").split(b"/") if path != "/" else []


def _is_plain(name: bytes) -> bool:
    is_hidden = name.startswith(b".") or b"\0" in name
    return bool(name) and not is_hidden and len(name) <= MAX_NAME


def _write(path: Path, content: bytes, modified: int) -> None:
    """Write the file whole, or not at all."""
    part = path.with_name(f".{path.name}.{os.getpid()}")
    part.write_bytes(content)
    os.utime(part, (modified, modified))
    part.rename(path)
