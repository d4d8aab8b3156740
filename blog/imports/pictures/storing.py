"""Storing the pictures and files of imported entries, each once, from wherever they are found."""

import hashlib
import io
import shutil
import tempfile
from collections import Counter
from collections.abc import Collection, Iterable
from typing import IO, Any

from django.conf import settings
from django.core.files import File

from blog.imports.batches import batched
from blog.imports.models import ImportedMedia
from blog.imports.pictures.finding import Library, is_on_web
from blog.imports.pictures.names import file_name
from blog.imports.readers.archives import Archive
from blog.imports.records import ExportRefused
from blog.media.cleaning import PictureRefused
from blog.media.files.inspecting import FileRefused
from blog.media.files.models import MediaFile
from blog.media.files.uploading import upload_file
from blog.media.models import Picture
from blog.media.uploading import store_picture
from blog.net.fetching import FailureReason, FetchFailed, FetchRefused, fetch
from blog.text.formats.urls import split_url
from blog.text.html.remote_pictures import is_remote

IMAGES = {
    *("image/jpeg", "image/png", "image/gif", "image/webp", "image/avif", "image/tiff"),
    *("application/octet-stream", "binary/octet-stream"),
}
FILES = {
    *("application/pdf", "audio/mpeg", "audio/ogg", "audio/mp4", "audio/x-m4a", "audio/wav"),
    *("video/mp4", "video/webm", "video/ogg", "application/zip", "application/epub+zip"),
    *("text/csv", "application/octet-stream", "binary/octet-stream"),
}
SECONDS = 30
MEGABYTE = 1024 * 1024
MOST_FETCHED = 100 * MEGABYTE  # a fetched file is in memory until it is stored
GIVEN_UP_AFTER = 3  # failures in a row; then a host is not asked again in this run
UNREACHABLE = {FailureReason.NAME, FailureReason.REACH, FailureReason.TIME}
PURPOSE = "import of a blog"


def digest_of(url: str) -> str:
    return hashlib.sha256(url.encode()).hexdigest()


def stored_urls(urls: Iterable[str]) -> set[str]:
    """Return those of the URLs whose picture or file an earlier run stored."""
    found: set[str] = set()
    for batch in batched(urls, 500):
        digests = {digest_of(url): url for url in batch}
        known = ImportedMedia.objects.filter(digest__in=digests).values_list("digest", flat=True)
        found |= {digests[digest] for digest in known}
    return found


class MediaStore:
    """Stores what bodies show; `reasons` say why a file is missing, by its URL."""

    def __init__(self, library: Library, archive: Archive, *, is_offline: bool) -> None:
        self._library, self._archive, self._is_offline = library, archive, is_offline
        self.reasons: dict[str, str] = {}
        self._failures: Counter[str] = Counter()

    def picture(self, url: str, *, alt: str = "", caption: str = "") -> Picture | None:
        """Return the stored picture of a URL; None if its file is missing or refused."""
        original = self._library.url_of(url)
        known = ImportedMedia.objects.filter(digest=digest_of(original)).first()
        if known is not None:
            return known.picture
        attachment = self._library.attachment(url)
        texts = {"alt": alt, "caption": caption}
        if attachment is not None:
            texts = {
                "alt": alt or attachment.alt,
                "caption": caption or attachment.caption,
                "credit": attachment.credit,
            }
        file = self._open(url, original, accept=IMAGES, megabytes=settings.MAX_UPLOAD_MB)
        return self._store_picture(file, original, texts) if file else None

    def file(self, url: str, *, label: str = "") -> MediaFile | None:
        """Return the stored document, sound or film of a URL; None if it is missing or refused."""
        original = self._library.url_of(url)
        known = ImportedMedia.objects.filter(digest=digest_of(original)).first()
        if known is not None:
            return known.file
        file = self._open(url, original, accept=FILES, megabytes=settings.MAX_FILE_MB)
        attachment = self._library.attachment(url)
        title = label or (attachment.title if attachment is not None else "")
        return self._store_file(file, original, title[:300]) if file else None

    def _store_picture(
        self, file: IO[bytes], original: str, texts: dict[str, str]
    ) -> Picture | None:
        try:
            with file:
                origin = original if is_remote(original) else ""
                name = file_name(original)
                picture = store_picture(file, name=name, origin_url=origin, **texts)
        except (PictureRefused, ExportRefused, OSError) as refusal:
            self._miss(original, str(refusal))
            return None
        _remember(original, picture=picture)
        return picture

    def _store_file(self, file: IO[bytes], original: str, title: str) -> MediaFile | None:
        try:
            with file, tempfile.TemporaryFile() as whole:  # a ZIP file's member cannot seek back
                shutil.copyfileobj(file, whole)
                upload: File[bytes] = File(whole, name=file_name(original))
                stored = upload_file(upload, name=file_name(original), title=title).file
        except (FileRefused, ExportRefused, OSError) as refusal:
            self._miss(original, str(refusal))
            return None
        _remember(original, file=stored)
        return stored

    def _open(
        self, url: str, original: str, *, accept: Collection[str], megabytes: int
    ) -> IO[bytes] | None:
        """Return the open file of a URL, None if it is nowhere."""
        if found := self._library.find(url):
            return found.open(self._archive)
        if not is_on_web(original) or self._is_offline:
            return None
        if original in self.reasons:
            return None
        content = self._fetch(original, accept=accept, max_bytes=megabytes * MEGABYTE)
        return None if content is None else io.BytesIO(content)

    def _fetch(self, url: str, *, accept: Collection[str], max_bytes: int) -> bytes | None:
        host = split_url(url).netloc
        if self._failures[host] >= GIVEN_UP_AFTER:
            self._miss(url, f"{host} does not answer")
            return None
        try:
            page = fetch(
                url,
                accept=accept,
                max_bytes=min(max_bytes, MOST_FETCHED),
                seconds=SECONDS,
                sender=settings.PUBLIC_URL,
                purpose=PURPOSE,
            )
        except (FetchFailed, FetchRefused) as error:
            is_unreachable = getattr(error, "reason", None) in UNREACHABLE
            self._failures[host] = self._failures[host] + 1 if is_unreachable else 0
            self._miss(url, str(error))
            return None
        self._failures[host] = 0
        return page.body

    def _miss(self, url: str, reason: str) -> None:
        self.reasons[url] = reason.rstrip(".")


def _remember(url: str, **stored: Any) -> None:
    ImportedMedia.objects.update_or_create(
        digest=digest_of(url), defaults={"url": url[:2000], "picture": None, "file": None, **stored}
    )
