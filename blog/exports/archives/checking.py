"""Checking an archive before anything of it is stored."""

import json
import re
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from blog.exports.archives.exporting import ABOUT, FORMAT, VERSION, body_name
from blog.exports.archives.tables import TABLES
from blog.exports.archives.zip_files import DAMAGED, MANIFEST, ArchiveError, checked

# The name of a medium, made of the checksum of its content: its name in storage, its checksum.
MEDIUM = re.compile(r"media/((?:pictures|files)/[0-9a-f]{2}/([0-9a-f]{64})\.[a-z0-9]{1,5})")
COPY = re.compile(r"copies/([0-9a-f]{2}/([0-9a-f]{64})\.[a-z0-9.]{1,10})")
_TEXTS = {"README.txt", ABOUT, MANIFEST, "bibliography.json", "bibliography.bib"}
_POST = re.compile(re.escape(body_name(0)).replace("0", r"\d{1,18}"))


@contextmanager
def opened(path: Path) -> Iterator[zipfile.ZipFile]:
    """Open an archive that is whole and unaltered. Raise ArchiveError."""
    try:
        with zipfile.ZipFile(path) as archive:
            about_archive(archive)
            for name, digest in checked(archive).items():
                _check_name(name, digest)
            yield archive
    except (OSError, zipfile.BadZipFile) as error:
        raise ArchiveError(f"{path} cannot be read as a whole ZIP file: {error}") from error


def about_archive(archive: zipfile.ZipFile) -> dict[str, Any]:
    """Return what an archive says of itself. Raise ArchiveError if it cannot be read here."""
    try:
        about = json.loads(archive.read(ABOUT))
        if about["format"] != FORMAT:
            raise ArchiveError("It is not an archive of Ibid.")
        if about["version"] > VERSION:
            raise ArchiveError(f"It was made by a newer version of Ibid, {about['ibid']}.")
    except (TypeError, *DAMAGED) as error:
        raise ArchiveError("It is not an archive of Ibid.") from error
    return dict(about)


def _check_name(name: str, digest: str) -> None:
    """Raise ArchiveError for a file of no known kind, or a medium that is not what it is called."""
    if found := MEDIUM.fullmatch(name) or COPY.fullmatch(name):
        if found[2] != digest:
            raise ArchiveError(f"{name} in it has a content of another name.")
        return
    tables = {f"{table.name}.jsonl" for table in TABLES}
    if name not in _TEXTS and name not in tables and not _POST.fullmatch(name):
        raise ArchiveError(f"{name} in it is not part of an archive.")
