"""Restore a missing or damaged original: from an upload, or from where it was copied."""

import hashlib
from io import BytesIO
from typing import IO, Any

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

Media = Picture | MediaFile


class OtherContent(Exception):
    """The file given is not the one that was lost."""


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
    match media:
        case Picture():
            content = fetch_picture(media.origin_url)
        case MediaFile():
            content = fetch_file(media.origin_url)
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
