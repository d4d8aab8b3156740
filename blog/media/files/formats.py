"""The formats of files that the library accepts, by their extension."""

from dataclasses import dataclass

from django.db import models


class FileKind(models.TextChoices):
    DOCUMENT = "document", "Document"
    AUDIO = "audio", "Audio"
    VIDEO = "video", "Video"


@dataclass(frozen=True)
class Format:
    """A format: its name for people, its media type, and the kind of its files."""

    name: str
    media_type: str
    kind: FileKind = FileKind.DOCUMENT


_OFFICE = "application/vnd.openxmlformats-officedocument."
_OPEN = "application/vnd.oasis.opendocument."

FORMATS = {
    "pdf": Format("PDF", "application/pdf"),
    "epub": Format("EPUB", "application/epub+zip"),
    "docx": Format("Word", f"{_OFFICE}wordprocessingml.document"),
    "xlsx": Format("Excel", f"{_OFFICE}spreadsheetml.sheet"),
    "pptx": Format("PowerPoint", f"{_OFFICE}presentationml.presentation"),
    "odt": Format("OpenDocument", f"{_OPEN}text"),
    "ods": Format("OpenDocument", f"{_OPEN}spreadsheet"),
    "odp": Format("OpenDocument", f"{_OPEN}presentation"),
    "csv": Format("CSV", "text/csv; charset=utf-8"),
    "tsv": Format("TSV", "text/tab-separated-values; charset=utf-8"),
    "json": Format("JSON", "application/json"),
    "zip": Format("ZIP", "application/zip"),
    "mp3": Format("MP3", "audio/mpeg", FileKind.AUDIO),
    "ogg": Format("Ogg", "audio/ogg", FileKind.AUDIO),
    "opus": Format("Opus", "audio/ogg", FileKind.AUDIO),
    "m4a": Format("M4A", "audio/mp4", FileKind.AUDIO),
    "wav": Format("WAV", "audio/wav", FileKind.AUDIO),
    "mp4": Format("MP4", "video/mp4", FileKind.VIDEO),
    "webm": Format("WebM", "video/webm", FileKind.VIDEO),
}

# What a file dialog offers, and what the editor takes when it is dropped or pasted.
ACCEPTED = ",".join(f".{extension}" for extension in FORMATS)
