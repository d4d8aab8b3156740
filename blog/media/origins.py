"""Copying pictures and files from where they are on the web, through the guarded client."""

from io import BytesIO
from pathlib import PurePosixPath
from urllib.parse import unquote

from django.conf import settings

from blog.media.files.formats import FORMATS
from blog.media.models import Picture
from blog.media.uploading import store_picture
from blog.net.fetching import FetchRefused, fetch
from blog.text.formats.urls import split_url

MEGABYTE = 1024 * 1024
SECONDS = 20.0
MAX_FILE_MB = 50  # of a file that is fetched; it is held in memory
UNTYPED = ("application/octet-stream", "binary/octet-stream")
PICTURE_TYPES = ("image/jpeg", "image/png", "image/webp", "image/avif", "image/gif", "image/tiff")


def copy_picture(url: str, **metadata: object) -> Picture:
    """Store a copy of the picture at `url`, which is remembered as its origin, and return it.

    A picture that was copied from there before is not fetched again. `metadata` are fields of a new
    picture, such as alt, caption and credit. Raise PictureRefused, FetchRefused or FetchFailed.
    """
    if known := copy_of(url):
        return known
    content = BytesIO(fetch_picture(url))
    return store_picture(content, name=name_in(url), origin_url=url, **metadata)


def copy_of(url: str) -> Picture | None:
    """Return the picture that was copied from `url`, if it is not in the trash."""
    copies = Picture.objects.kept().filter(origin_url=url) if url else Picture.objects.none()
    return copies.order_by("pk").first()


def fetch_picture(url: str) -> bytes:
    """Return the bytes of the picture at `url`. Raise FetchRefused or FetchFailed."""
    return _fetch(url, accept=(*PICTURE_TYPES, *UNTYPED), max_mb=settings.MAX_UPLOAD_MB)


def fetch_file(url: str) -> bytes:
    """Return the bytes of the document, sound or film at `url`.

    Raise FetchRefused or FetchFailed.
    """
    types = {format.media_type.partition(";")[0] for format in FORMATS.values()}
    return _fetch(url, accept=(*types, *UNTYPED), max_mb=min(settings.MAX_FILE_MB, MAX_FILE_MB))


def name_in(url: str) -> str:
    """Return the name of the file in a URL, "" if it has none."""
    return PurePosixPath(unquote(split_url(url).path)).name


def _fetch(url: str, *, accept: tuple[str, ...], max_mb: int) -> bytes:
    if not settings.ASK_OTHERS:
        raise FetchRefused("This blog is set not to contact other sites (IBID_ASK_OTHERS).")
    max_bytes, sender = max_mb * MEGABYTE, settings.PUBLIC_URL
    return fetch(url, accept=accept, max_bytes=max_bytes, seconds=SECONDS, sender=sender).body
