"""Taking a picture in and letting it go: stored once by its content, deleted with its copies."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial
from pathlib import PurePath
from typing import IO

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction

from blog.media.cleaning import CleanPicture, clean_picture
from blog.media.models import FormerFile, Picture
from blog.media.signals import picture_ready
from blog.media.tasks import resize_picture


@dataclass(frozen=True)
class Kept:
    """A picture that is kept; `is_new` unless its content was here before.

    Of one that `was_moving` only the first frame is kept.
    """

    picture: Picture
    is_new: bool
    was_moving: bool


class AlreadyHere(Exception):
    """The content is another picture's."""

    def __init__(self, picture: Picture) -> None:
        super().__init__(str(picture))
        self.picture = picture


def store_picture(file: IO[bytes], *, name: str, **said: object) -> Picture:
    """Keep the picture in `file` as `keep_picture` does, and give it."""
    return keep_picture(file, name=name, **said).picture


@transaction.atomic
def keep_picture(file: IO[bytes], *, name: str, **said: object) -> Kept:
    """Keep the picture in `file`, or give the one that is already kept with the same content.

    `said` are fields of Picture such as alt, caption, credit and license; they are not changed on
    a picture that was there before. Raises PictureRefused.
    """
    clean = clean_picture(file)
    digest = hashlib.sha256(clean.data).hexdigest()
    if known := Picture.objects.filter(digest=digest).first():
        _bring_back(known, clean)
        return Kept(known, is_new=False, was_moving=clean.was_moving)
    picture = Picture(**_fields(clean, digest=digest, name=name), **said)
    picture.save()
    _put(picture.path, clean.data)
    resize_picture.enqueue(picture.pk)
    return Kept(picture, is_new=True, was_moving=clean.was_moving)


@transaction.atomic
def replace_file(picture: Picture, file: IO[bytes], *, name: str) -> None:
    """Let the picture show what is in `file`, wherever it is used; its old address leads there.

    What is said of it stays. Raises PictureRefused, and AlreadyHere if another picture has it.
    """
    clean = clean_picture(file)
    digest = hashlib.sha256(clean.data).hexdigest()
    if digest == picture.digest:
        _bring_back(picture, clean)
        return
    if known := Picture.objects.filter(digest=digest).first():
        raise AlreadyHere(known)
    former = [picture.path, *picture.copies]
    FormerFile.objects.filter(digest=digest).delete()
    FormerFile.objects.create(digest=picture.digest, picture=picture)
    fields = _fields(clean, digest=digest, name=name)
    _put(str(fields["file"]), clean.data)
    for field, value in fields.items():
        setattr(picture, field, value)
    picture.widths, picture.missing_since = [], None
    picture.save()
    resize_picture.enqueue(picture.pk)
    picture_ready.send_robust(sender=Picture, picture=picture)
    transaction.on_commit(partial(_delete_files, former))


@transaction.atomic
def delete_picture(picture: Picture) -> None:
    """Delete it, its file and its copies."""
    names = [picture.path, *picture.copies]
    picture.delete()
    transaction.on_commit(partial(_delete_files, names))


def _fields(clean: CleanPicture, *, digest: str, name: str) -> dict[str, object]:
    return {
        "digest": digest,
        "file": f"pictures/{digest[:2]}/{digest}.{clean.extension}",
        "width": clean.width,
        "height": clean.height,
        "original_name": PurePath(name).name[:200],
    }


def _bring_back(picture: Picture, clean: CleanPicture) -> None:
    """Whoever brings a file again wants its picture, in sight and whole."""
    was_lost = not picture.is_there
    _put(picture.path, clean.data)
    picture.trashed_at = picture.trashed_by = picture.missing_since = None
    picture.save(update_fields=["trashed_at", "trashed_by", "missing_since"])
    if was_lost:
        resize_picture.enqueue(picture.pk)


def _put(path: str, content: bytes) -> None:
    if not default_storage.exists(path):
        default_storage.save(path, ContentFile(content))


def _delete_files(names: Iterable[str]) -> None:
    for name in names:
        default_storage.delete(name)
