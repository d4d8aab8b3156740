"""Inspecting an uploaded file: its format by its content, and what it says about itself.

A file whose first bytes belong to another format than the rest is stored as the format of its first
bytes, and is only ever served as that.
"""

import codecs
from dataclasses import dataclass, field, replace
from pathlib import PurePath
from typing import IO

from tinytag import TinyTag, TinyTagException

from blog.media.files.archives import BadArchive, read_archive
from blog.media.files.containers import Film, read_mp4, read_webm
from blog.media.files.formats import FORMATS, FileKind

HEAD = 4096
BLOCK = 256 * 1024
TEXTS = {"csv", "tsv", "json"}

_MATROSKA, _OLE = b"\x1a\x45\xdf\xa3", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_MARKUP = (b"<svg", b"<html", b"<!doctype", b"<?xml", b"<script")


class FileRefused(Exception):
    """The file is refused; the message is the reason, for the person who uploads it."""


@dataclass(frozen=True)
class Inspection:
    """What a file is. `metadata` are (name, value) pairs that it reveals about people and places.

    `duration` is in seconds; `width` and `height` are those of a film. All are 0 if unknown.
    """

    format: str
    duration: float = 0
    width: int = 0
    height: int = 0
    metadata: list[tuple[str, str]] = field(default_factory=list)


def inspect(file: IO[bytes], *, name: str, size: int) -> Inspection:
    """Return what the file is, `size` bytes long. Raise FileRefused."""
    file.seek(0)
    format = _format(file.read(HEAD), name=name)
    try:
        if format == "zip":
            archive = read_archive(file, size=size)
            return Inspection(archive.format, metadata=archive.metadata)
    except BadArchive as error:
        raise FileRefused(str(error)) from error
    if format in TEXTS:
        _check_text(file, format)
    if FORMATS[format].kind == FileKind.VIDEO:
        film = (read_webm if format == "webm" else read_mp4)(file, size=size)
        return _of_film(format, film)
    if FORMATS[format].kind == FileKind.AUDIO:
        return _of_sound(file, format)
    return Inspection(format)


def _format(head: bytes, *, name: str) -> str:
    """Return the format of a file that begins with `head`; "zip" for all that are archives."""
    if head.startswith(b"%PDF-"):
        return "pdf"
    if head.startswith(b"PK\x03\x04"):
        return "zip"
    if found := _recording(head):
        return found
    suffix = PurePath(name).suffix.lower().lstrip(".")
    if suffix in TEXTS and not head.lstrip().lower().startswith(_MARKUP):
        return suffix
    raise FileRefused(_reason(head, name))


def _recording(head: bytes) -> str:
    """Return the format of a sound or film; "" if it is neither."""
    if head[:4] == b"RIFF" and head[8:12] == b"WAVE":
        return "wav"
    if head[4:8] == b"ftyp":
        return "m4a" if head[8:11] in {b"M4A", b"M4B"} else _mp4(head)
    if head.startswith(_MATROSKA) and b"webm" in head[:64]:
        return "webm"
    if head.startswith(b"OggS"):
        return _ogg(head)
    is_frame = len(head) > 1 and head[0] == 0xFF and head[1] & 0xE6 == 0xE2  # layer III
    return "mp3" if is_frame or head.startswith(b"ID3") else ""


def _mp4(head: bytes) -> str:
    """Return "mp4" unless the brand is that of a photograph or of Apple's own film format."""
    return "" if head[8:12] in {b"heic", b"heix", b"mif1", b"avif", b"qt  "} else "mp4"


def _ogg(head: bytes) -> str:
    if b"OpusHead" in head[:64]:
        return "opus"
    return "ogg" if b"vorbis" in head[:64] or b"FLAC" in head[:64] else ""


def _check_text(file: IO[bytes], format: str) -> None:
    """Raise FileRefused unless the file is text in UTF-8, and JSON begins as such."""
    file.seek(0)
    decoder = codecs.getincrementaldecoder("utf-8-sig")()
    begins = ""
    try:
        while block := file.read(BLOCK):
            text = decoder.decode(block)
            if "\0" in text:
                raise FileRefused("This file is not plain text.")
            begins = begins or text.lstrip()[:1]
        decoder.decode(b"", final=True)
    except UnicodeDecodeError as error:
        raise FileRefused("This file is not plain text in UTF-8. Export it as UTF-8.") from error
    if format == "json" and begins not in {"{", "["}:
        raise FileRefused("This file is not JSON: it must begin with { or [.")


def _of_film(format: str, film: Film) -> Inspection:
    """Return the film, or a sound if it has no picture."""
    place = [("Place of recording", "stored in the file")] if film.has_place else []
    if format == "mp4" and not film.width:
        format = "m4a"
    return Inspection(format, film.duration, film.width, film.height, place)


def _of_sound(file: IO[bytes], format: str) -> Inspection:
    file.seek(0)
    try:
        tag = TinyTag.get(f"sound.{format}", file_obj=file, check_magic_bytes=False)  # type: ignore[arg-type]
    except (TinyTagException, ValueError, KeyError, IndexError, OverflowError, ArithmeticError):
        return Inspection(format)
    names = {"Artist": tag.artist, "Title": tag.title, "Comment": tag.comment}
    metadata = [(label, str(value)[:200]) for label, value in names.items() if value]
    inspection = Inspection(format, metadata=metadata)
    return replace(inspection, duration=tag.duration or 0)


def _reason(head: bytes, name: str) -> str:
    start = head.lstrip().lower()
    if start.startswith(_MARKUP) or b"<svg" in start[:512]:
        return "SVG, HTML and XML files can contain scripts and are not accepted."
    if head.startswith(_OLE):
        return "Old Office files can contain macros. Save it as .docx, .xlsx or .pptx, or as PDF."
    if head.startswith(_MATROSKA) or head[4:8] == b"ftyp":
        return "Not every browser plays this format. Save the film as MP4 or WebM."
    known = ", ".join(sorted({format.name for format in FORMATS.values()}))
    return f"“{PurePath(name).name}” is damaged or of a format that is not accepted: {known}."
