"""Uploading and deleting files. The same content is stored only once, complete or not at all."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial
from pathlib import PurePath
from typing import Any
from urllib.parse import unquote

from django.conf import settings
from django.core.files import File
from django.core.files.storage import default_storage
from django.db import transaction
from django.utils import timezone

from blog.media.files.formats import FORMATS
from blog.media.files.inspecting import FileRefused, Inspection, inspect
from blog.media.files.models import MediaFile
from blog.media.files.signals import file_changed
from blog.media.files.tasks import read_file
from blog.media.integrity.models import Original
from blog.media.integrity.originals import digest_of, store_original
from blog.rows.trash import Trashable
from blog.site.public_paths.keeping import keep_paths

MEGABYTE = 1024 * 1024


@dataclass(frozen=True)
class StoredFile:
    """An uploaded file. `is_new` is false if the same content was uploaded before."""

    file: MediaFile
    is_new: bool


def upload_file(upload: File[Any], *, name: str, **metadata: object) -> StoredFile:
    """Store the uploaded file, or return the stored one with the same content.

    `metadata` are fields of a new file, such as title, description, credit and license; an existing
    one keeps its own. The file is read in blocks, so that its size costs no memory. Raise
    FileRefused.
    """
    size = int(upload.size)
    check_size(size)
    inspection = inspect(upload, name=name, size=size)
    digest = digest_of(upload)
    fields = _fields(inspection, digest=digest, name=name, size=size) | metadata
    fields["title"] = fields.get("title") or PurePath(name).stem[:300]
    # Before the transaction, since it takes long: nobody who writes waits for it.
    store_original(MediaFile(**fields).path, upload, digest=digest)
    with transaction.atomic():
        file, is_new = MediaFile.objects.get_or_create(digest=digest, defaults=fields)
        if is_new:
            read_file.enqueue(file.pk)
        else:
            _restore(file)
    return StoredFile(file, is_new)


def check_size(size: int) -> None:
    """Raise FileRefused if a file of this size is not accepted."""
    if size > settings.MAX_FILE_MB * MEGABYTE:
        raise FileRefused(f"This file is larger than {settings.MAX_FILE_MB:,} MB.")
    if size <= 0:
        raise FileRefused("This file is empty.")


@transaction.atomic
def delete_file(file: MediaFile) -> None:
    """Delete the file and what was made of it. Its URL answers 410 Gone."""
    keep_paths([unquote(file.get_absolute_url())])
    names, made = [file.path], file.generated_files
    file.delete()
    names += [name for name in made if not MediaFile.objects.made_into(name).exists()]
    transaction.on_commit(partial(_delete, names))


def _fields(inspection: Inspection, *, digest: str, name: str, size: int) -> dict[str, object]:
    return {
        "digest": digest,
        "kind": FORMATS[inspection.format].kind,
        "format": inspection.format,
        "size": size,
        "original_name": PurePath(name).name[:200],
        "duration": inspection.duration,
        "width": inspection.width,
        "height": inspection.height,
        "metadata": [list(pair) for pair in inspection.metadata],
    }


def _restore(file: MediaFile) -> None:
    """Take a file that was uploaded again out of the trash; its bytes are intact."""
    was_missing = file.missing_since is not None
    file.trashed_at = file.trashed_by = file.missing_since = None
    file.is_damaged, file.verified_at = False, timezone.now()
    file.save(update_fields=[*Trashable.FIELDS, *Original.STATE])
    if was_missing:
        file_changed.send_robust(sender=MediaFile, file=file)


def _delete(names: Iterable[str]) -> None:
    for name in names:
        default_storage.delete(name)
