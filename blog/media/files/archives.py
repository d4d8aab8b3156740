"""ZIP archives and the formats made of them: EPUB, office documents.

Nothing is unpacked but a few small parts, each up to a limit. What an archive claims to contain is
compared with its size, so that none of those made to fill a reader's disk is passed on.
"""

import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from io import BytesIO
from itertools import pairwise
from typing import IO

from lxml import etree
from PIL import Image

MEGABYTE = 1024 * 1024
MAX_ENTRIES = 20_000
MAX_DIRECTORY = 8 * MEGABYTE  # the list of entries, which is read into memory
MAX_PART = MEGABYTE  # of a part with metadata
MAX_PHOTO, MAX_PHOTOS = 20 * MEGABYTE, 20
BOMB_FROM, BOMB_RATIO = 100 * MEGABYTE, 100
END = b"PK\x05\x06"
END_LENGTH = 22 + 65_535  # with the longest comment
GPS = 0x8825

# The format of an archive whose first entry names its type, and that of one with such a folder.
_TYPES = {
    "application/epub+zip": "epub",
    "application/vnd.oasis.opendocument.text": "odt",
    "application/vnd.oasis.opendocument.spreadsheet": "ods",
    "application/vnd.oasis.opendocument.presentation": "odp",
}
_FOLDERS = {"word/": "docx", "xl/": "xlsx", "ppt/": "pptx"}
# The parts with metadata; an element's local name with its name for people.
_METADATA = {
    "docProps/core.xml": {"creator": "Author", "lastModifiedBy": "Last edited by"},
    "docProps/app.xml": {"Company": "Company", "Manager": "Manager"},
    "meta.xml": {"initial-creator": "Author", "creator": "Last edited by"},
}


class BadArchive(Exception):
    """The archive is damaged, or made to harm; the message is the reason."""


@dataclass(frozen=True)
class Archive:
    """The format of an archive, and what it reveals about people: (name, value) pairs."""

    format: str
    metadata: list[tuple[str, str]] = field(default_factory=list)


def read_archive(file: IO[bytes], *, size: int) -> Archive:
    """Return what `file`, `size` bytes long, is. Raise BadArchive."""
    _check_directory(file, size)
    try:
        with zipfile.ZipFile(file) as archive:
            entries = archive.infolist()
            _check(entries, size)
            format = _format(archive, entries)
            metadata = [] if format in {"zip", "epub"} else list(_metadata(archive, entries))
    except (zipfile.BadZipFile, RuntimeError, NotImplementedError, ValueError, EOFError) as error:
        raise BadArchive("This archive is damaged.") from error
    return Archive(format, metadata)


def _check_directory(file: IO[bytes], size: int) -> None:
    """Refuse a list of entries that is too long before anything reads it."""
    file.seek(max(0, size - END_LENGTH))
    _before, found, end = file.read(END_LENGTH).rpartition(END)
    if not found:
        raise BadArchive("This archive is damaged.")
    length = int.from_bytes(end[8:12], "little")
    if length > MAX_DIRECTORY:
        raise BadArchive("This archive has too many files.")


def _check(entries: list[zipfile.ZipInfo], size: int) -> None:
    if len(entries) > MAX_ENTRIES:
        raise BadArchive("This archive has too many files.")
    unpacked = sum(entry.file_size for entry in entries)
    if _overlap(entries) or (unpacked > BOMB_FROM and unpacked > BOMB_RATIO * size):
        raise BadArchive("This archive would fill the disk of anyone who unpacks it.")
    if any(entry.filename.lower().endswith("vbaproject.bin") for entry in entries):
        raise BadArchive("Office files with macros are not accepted. Save it without macros.")


def _overlap(entries: list[zipfile.ZipInfo]) -> bool:
    """Return whether two entries share packed bytes, as in bombs that unpack to petabytes."""
    places = sorted((entry.header_offset, entry.compress_size) for entry in entries)
    return any(start + length > after for (start, length), (after, _) in pairwise(places))


def _format(archive: zipfile.ZipFile, entries: list[zipfile.ZipInfo]) -> str:
    names = {entry.filename for entry in entries}
    if entries and entries[0].filename == "mimetype":
        named = _part(archive, "mimetype", 100).decode("ascii", "replace").strip()
        return _TYPES.get(named, "zip")
    if "[Content_Types].xml" not in names:
        return "zip"
    found = (
        format
        for folder, format in _FOLDERS.items()
        if any(name.startswith(folder) for name in names)
    )
    return next(found, "zip")


def _part(archive: zipfile.ZipFile, name: str, limit: int) -> bytes:
    with archive.open(name) as part:
        return part.read(limit)


def _metadata(
    archive: zipfile.ZipFile, entries: list[zipfile.ZipInfo]
) -> Iterator[tuple[str, str]]:
    names = [entry.filename for entry in entries]
    for name, elements in _METADATA.items():
        if name in names:
            yield from _people(_part(archive, name, MAX_PART), elements)
    photos = [entry for entry in entries if entry.filename.lower().endswith((".jpg", ".jpeg"))]
    if located := sum(_has_place(archive, photo) for photo in photos[:MAX_PHOTOS]):
        yield "Photos with the place they were taken", str(located)


def _people(xml: bytes, elements: dict[str, str]) -> Iterable[tuple[str, str]]:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        root = etree.fromstring(xml, parser)
    except etree.XMLSyntaxError:
        return
    for element in root.iter(etree.Element):
        label = elements.get(etree.QName(element).localname)
        if label and (element.text or "").strip():
            yield label, (element.text or "").strip()[:200]


def _has_place(archive: zipfile.ZipFile, photo: zipfile.ZipInfo) -> bool:
    if photo.file_size > MAX_PHOTO:
        return False
    try:
        with Image.open(BytesIO(_part(archive, photo.filename, MAX_PHOTO))) as image:
            return bool(image.getexif().get_ifd(GPS))
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError):
        return False
