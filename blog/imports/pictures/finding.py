"""Finding the file of a picture that a body shows: in the export, in a folder, or on the web."""

import base64
import binascii
import io
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import IO
from urllib.parse import unquote_to_bytes

from blog.imports.pictures.names import file_name, names_of, original_url
from blog.imports.readers.archives import Archive
from blog.imports.records import Attachment
from blog.text.formats.urls import join_url

ATTACHMENT = "attachment:"
WEB = ("http://", "https://")
# What an export contains besides media, and readers read themselves.
OTHERS = {".atom", ".xml", ".json", ".csv", ".html", ".htm", ".md", ".css", ".js", ".txt"}


@dataclass(frozen=True)
class Found:
    """A file in the export (`name`), on this machine (`path`), or in the URL itself (`data`)."""

    name: str = ""
    path: Path | None = None
    data: bytes = b""

    def open(self, archive: Archive) -> IO[bytes]:
        if self.data:
            return io.BytesIO(self.data)
        return self.path.open("rb") if self.path else archive.open(self.name)


class Library:
    """All files that an import has at hand, by the forms of their names, and its attachments."""

    def __init__(self, names: Iterable[str], *, folder: Path | None, base: str = "") -> None:
        self.base = base  # the URL that relative ones are relative to
        self._files: dict[str, Found] = {}
        self._by_path: dict[str, Found] = {}
        self._attachments: dict[str, Attachment] = {}
        self._of_url: dict[str, Attachment] = {}
        for name in names:
            if Path(name).suffix.lower() not in OTHERS:
                self._add(name, Found(name=name))
        for path in sorted(folder.rglob("*")) if folder else ():
            if path.is_file():
                self._add(path.name, Found(path=path))

    def add(self, attachment: Attachment) -> None:
        """Add an attachment of the export."""
        self._attachments[attachment.key] = attachment
        for url in (attachment.url, *attachment.urls):
            if url:
                self._of_url[url] = attachment

    def attachment(self, url: str) -> Attachment | None:
        """Return the attachment that a URL names or shows, in whichever size."""
        if url.startswith(ATTACHMENT):
            return self._attachments.get(url.removeprefix(ATTACHMENT))
        return self._of_url.get(url)

    def url_of(self, url: str) -> str:
        """Return the URL of the original picture, absolute; "" for an attachment without one."""
        attachment = self.attachment(url)
        if attachment is not None:
            url = attachment.url or f"{ATTACHMENT}{attachment.key}"
        elif url.startswith(ATTACHMENT):
            return url
        if url.startswith("data:"):
            return url
        absolute = f"https:{url}" if url.startswith("//") else url
        return original_url(join_url(self.base, absolute) or absolute)

    def find(self, url: str) -> Found | None:
        """Return the file of a picture, None if only the web may have it."""
        if url.startswith("data:"):
            return _inline(url)
        attachment = self.attachment(url)
        if attachment is not None and attachment.path:
            return self._by_path.get(attachment.path)
        name = file_name(attachment.url if attachment is not None else url)
        found = (self._files.get(form) for form in names_of(name) if name)
        return next((file for file in found if file), None)

    def _add(self, name: str, found: Found) -> None:
        self._by_path[name] = found
        for form in names_of(name.rpartition("/")[2]):
            self._files.setdefault(form, found)


def is_on_web(url: str) -> bool:
    return url.startswith(WEB)


def _inline(url: str) -> Found | None:
    """Return the picture in a data URL."""
    head, _comma, data = url.partition(",")
    try:
        content = base64.b64decode(data) if head.endswith(";base64") else unquote_to_bytes(data)
    except (binascii.Error, ValueError):
        return None
    return Found(data=content) if content else None
