"""Restore a missing or damaged original: from an upload, its origin or a web archive."""

import hashlib
from io import BytesIO
from typing import IO, Any

from django.conf import settings
from django.core.files import File
from django.core.files.base import ContentFile

from blog.media.cleaning import clean_picture, read_upload
from blog.media.files.models import MediaFile
from blog.media.integrity.originals import digest_of, store_original
from blog.media.integrity.renditions import rebuild_later
from blog.media.integrity.verifying import announce, record
from blog.media.models import Picture
from blog.media.origins import fetch_file, fetch_picture, name_in
from blog.media.uploading import replace_file
from blog.net.archives import ArchiveBusy, raw_url
from blog.site.archives import archive_of
from blog.site.models import Site

Media = Picture | MediaFile


class OtherContent(Exception):
    """The file given is not the one that was lost."""


class NotArchived(Exception):
    """The web archive does not have the file. The message is a sentence for the screen."""


def restore_from_upload(media: Media, file: File[Any]) -> None:
    """Store the original again from the same file; compare it by its digest.

    Raise OtherContent, or PictureRefused if it is no picture.
    """
    match media:
        case Picture():
            _restore_picture(media, file, name=file.name or "")
        case MediaFile():
            _restore_file(media, file)


def restore_from_origin(media: Media) -> None:
    """Store the original again from where it was copied.

    Raise OtherContent, PictureRefused, FetchRefused or FetchFailed.
    """
    _restore_from(media, media.origin_url)


def restore_from_archive(media: Media) -> None:
    """Store the original again from the web archive, as it was where it was copied.

    Raise NotArchived, OtherContent, PictureRefused, FetchRefused or FetchFailed.
    """
    archive = archive_of(Site.objects.current())
    if archive is None:
        raise NotArchived("No web archive is chosen in the settings.")
    sender = settings.PUBLIC_URL
    try:
        memento = archive.find(media.origin_url, at=media.uploaded_at, sender=sender)
    except ArchiveBusy as busy:
        raise NotArchived(f"The archive cannot answer now, so try again later. {busy}") from busy
    if memento is None:
        raise NotArchived("The archive does not have it.")
    _restore_from(media, raw_url(memento))


def _restore_from(media: Media, url: str) -> None:
    content = fetch_picture(url) if isinstance(media, Picture) else fetch_file(url)
    restore_from_upload(media, ContentFile(content, name=name_in(media.origin_url)))


def _restore_picture(picture: Picture, file: IO[bytes], *, name: str) -> None:
    data = read_upload(file)
    given = hashlib.sha256(data).hexdigest()
    if given == picture.digest:  # as it was stored, and so clean
        content = data
    else:
        content = clean_picture(BytesIO(data)).data
        if hashlib.sha256(content).hexdigest() != picture.digest:
            if given != picture.uploaded_digest:
                raise OtherContent
            # The same upload, which this version of the encoder writes in other bytes.
            replace_file(picture, BytesIO(data), name=name or picture.original_name)
            return
    store_original(picture.path, ContentFile(content), digest=picture.digest)
    _is_back(picture)


def _restore_file(file: MediaFile, content: File[Any]) -> None:
    if content.size != file.size or digest_of(content) != file.digest:
        raise OtherContent
    store_original(file.path, content, digest=file.digest)
    _is_back(file)


def _is_back(media: Media) -> None:
    was_lost = media.missing_since is not None
    record(media, None)
    if not was_lost:
        announce(media)
    rebuild_later(media)
