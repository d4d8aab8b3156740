"""Ghost's redirects, redirects.json or redirects.yaml, next to the export."""

import json
import re
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import Any

from blog.imports.readers.archives import Archive
from blog.imports.readers.plain_yaml import read_yaml
from blog.imports.records import Place, Record, Redirect, Skipped

NAMES = {"redirects.json", "redirects.yaml", "redirects.yml"}
MAX_BYTES = 5_000_000
_PATTERN = re.compile(r"[\\^$*+?()\[\]{}|]")


def redirects_in(archive: Archive) -> Iterator[Record]:
    """Yield the redirects of the archive; a pattern, which matches many paths, is skipped."""
    for name in archive.names:
        if PurePosixPath(name).name.lower() not in NAMES:
            continue
        place = Place(name)
        with archive.open(name) as file:
            data = file.read(MAX_BYTES).decode("utf-8-sig", errors="replace")
        for path, to in _pairs(name, data):
            plain = re.sub(r"/\?\$?$|\$$", "", path.replace("\\/", "/").removeprefix("^"))
            if _PATTERN.search(plain) or "$" in to:
                reason = "It is a pattern for many paths; Ibid redirects single paths."
                yield Skipped(place=place, what=f"redirect {path}", reason=reason)
            elif plain.startswith("/"):
                yield Redirect(place=place, path=plain, to=to)


def _pairs(name: str, data: str) -> Iterator[tuple[str, str]]:
    try:
        found = json.loads(data) if name.lower().endswith(".json") else read_yaml(data)
    except (ValueError, RecursionError):
        return
    if isinstance(found, list):
        yield from _rows(found)
    elif isinstance(found, dict):
        for paths in found.values():
            if isinstance(paths, dict):
                yield from ((str(path), str(to)) for path, to in paths.items())


def _rows(rows: list[Any]) -> Iterator[tuple[str, str]]:
    for row in rows:
        if isinstance(row, dict) and "from" in row and "to" in row:
            yield str(row["from"]), str(row["to"])
