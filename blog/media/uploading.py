"""Uploading, replacing and deleting pictures. The same content is stored only once."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial
from io import BytesIO
from pathlib import PurePath
from typing import IO

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction
from django.utils import timezone

from blog.media.cleaning import CleanPicture, clean_picture, read_upload
from blog.media.integrity.models import Original
from blog.media.integrity.originals import store_original
from blog.media.models import Picture, ReplacedFile
from blog.media.signals import picture_ready
from blog.media.tasks import resize_picture
from blog.rows.trash import Trashable
from blog.site.public_paths.keeping import keep_paths


@dataclass(frozen=True)
class Upload:
    """An uploaded picture. `is_new` is false if the same content was uploaded before."""

    picture: Picture
    is_new: bool


class DuplicateFile(Exception):
    """Another picture has the same content."""

    def __init__(self, picture: Picture) -> None:
        super().__init__(str(picture))
        self.picture = picture


def store_picture(file: IO[bytes], *, name: str, **metadata: object) -> Picture:
    """Upload the picture in `file` as `upload_picture` does, and return it."""
    return upload_picture(file, name=name, **metadata).picture


def upload_picture(file: IO[bytes], *, name: str, **metadata: object) -> Upload:
    """Store the picture in `file`, or return the stored picture with the same content.

    `metadata` are fields of a new picture, such as alt, caption, credit and license; an existing
    picture keeps its own. An empty credit or license is filled with what the file says. Raise
    PictureRefused.
    """
    data = read_upload(file)
    clean = clean_picture(BytesIO(data))  # takes long; nobody who writes waits for it
    fields = _fields(clean, data, name=name)
    was_missing = _store_file(fields, clean.data)
    given = {field: value for field, value in metadata.items() if value}
    carried = {"credit": clean.credits.credit, "license": clean.credits.license}
    with transaction.atomic():
        picture, is_new = Picture.objects.get_or_create(
            digest=fields["digest"], defaults={**fields, **carried, **given}
        )
        if is_new:
            resize_picture.enqueue(picture.pk)
        else:
            _restore(picture, was_missing=was_missing, origin_url=str(given.get("origin_url", "")))
    return Upload(picture, is_new)


def replace_file(picture: Picture, file: IO[bytes], *, name: str) -> None:
    """Replace the picture's file wherever it is used; the old URL redirects to the new one.

    Its metadata stay the same. Raise PictureRefused, or DuplicateFile if another picture has this
    file.
    """
    data = read_upload(file)
    clean = clean_picture(BytesIO(data))
    fields = _fields(clean, data, name=name)
    if fields["digest"] == picture.digest:
        was_missing = _store_file(fields, clean.data)
        _restore(picture, was_missing=was_missing)
    else:
        _replace(picture, clean, fields)


@transaction.atomic
def _replace(picture: Picture, clean: CleanPicture, fields: dict[str, object]) -> None:
    digest = fields["digest"]
    if known := Picture.objects.filter(digest=digest).first():
        raise DuplicateFile(known)
    former = [picture.path, *picture.rendition_names]
    ReplacedFile.objects.filter(digest=digest).delete()
    ReplacedFile.objects.create(digest=picture.digest, picture=picture)
    _store_file(fields, clean.data)
    for field, value in fields.items():
        setattr(picture, field, value)
    picture.widths, picture.missing_since, picture.is_damaged = [], None, False
    picture.verified_at, picture.origin_url = timezone.now(), ""
    picture.save()
    resize_picture.enqueue(picture.pk)
    picture_ready.send_robust(sender=Picture, picture=picture)
    transaction.on_commit(partial(_delete_files, former))


@transaction.atomic
def delete_picture(picture: Picture) -> None:
    """Delete the picture, its file and its renditions. Their URLs answer 410 Gone."""
    names = [picture.path, *picture.rendition_names]
    digests = [picture.digest, *picture.replaced_files.values_list("digest", flat=True)]
    keep_paths(f"/media/pictures/{digest[:2]}/{digest}" for digest in digests)
    picture.delete()
    transaction.on_commit(partial(_delete_files, names))


def _fields(clean: CleanPicture, uploaded: bytes, *, name: str) -> dict[str, object]:
    digest = hashlib.sha256(clean.data).hexdigest()
    return {
        "digest": digest,
        "uploaded_digest": hashlib.sha256(uploaded).hexdigest(),
        "file": f"pictures/{digest[:2]}/{digest}.{clean.extension}",
        "width": clean.width,
        "height": clean.height,
        "is_animated": clean.is_animated,
        "original_name": PurePath(name).name[:200],
    }


@transaction.atomic
def _restore(picture: Picture, *, was_missing: bool, origin_url: str = "") -> None:
    """Take a picture that was uploaded again out of the trash; its file is intact."""
    was_missing = was_missing or picture.missing_since is not None
    picture.trashed_at = picture.trashed_by = picture.missing_since = None
    picture.is_damaged, picture.verified_at = False, timezone.now()
    picture.origin_url = picture.origin_url or origin_url
    picture.save(update_fields=[*Trashable.FIELDS, *Original.STATE, "origin_url"])
    if was_missing:
        resize_picture.enqueue(picture.pk)


def _store_file(fields: dict[str, object], content: bytes) -> bool:
    """Store the file if it is missing or damaged, and return whether it was."""
    path, digest = str(fields["file"]), str(fields["digest"])
    return store_original(path, ContentFile(content), digest=digest)


def _delete_files(names: Iterable[str]) -> None:
    for name in names:
        default_storage.delete(name)
