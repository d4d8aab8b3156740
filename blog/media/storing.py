"""Taking a picture in: checked, cleaned of what the camera knew, stored once by its content."""

import hashlib
import warnings
from collections.abc import Iterable
from functools import partial
from io import BytesIO
from pathlib import PurePath
from typing import IO

from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction
from django.utils.translation import gettext as _
from PIL import Image, ImageOps

from blog.media.models import Picture
from blog.media.tasks import resize_picture

# What is taken in, and the form it is kept in: never one that could carry a script.
KEPT_AS = {"JPEG": "jpg", "PNG": "png", "WEBP": "webp", "GIF": "png", "TIFF": "png", "AVIF": "avif"}
FORMAT_OF = {"jpg": "JPEG", "png": "PNG", "webp": "WEBP", "avif": "AVIF"}


class PictureRefused(Exception):
    """The file is not taken in; the message says why, for the person who chose it."""


@transaction.atomic
def store_picture(file: IO[bytes], *, name: str, **said: object) -> Picture:
    """Keep the picture in `file`, or give the one that is already kept with the same content.

    `said` are fields of Picture such as alt, caption, credit and licence; they are not changed on
    a picture that was there before. Raises PictureRefused.
    """
    kept, extension = _clean(file)
    digest = hashlib.sha256(kept).hexdigest()
    if known := Picture.objects.filter(digest=digest).first():
        _put(known.path, kept)
        _bring_back(known)
        return known
    path = f"pictures/{digest[:2]}/{digest}.{extension}"
    _put(path, kept)
    picture = Picture(digest=digest, original_name=PurePath(name).name[:200], **said)
    picture.file = path
    picture.save()
    resize_picture.enqueue(picture.pk)
    return picture


@transaction.atomic
def delete_picture(picture: Picture) -> None:
    """Delete it, its file and its copies."""
    names = [picture.path, *picture.copies]
    picture.delete()
    transaction.on_commit(partial(_delete_files, names))


def _delete_files(names: Iterable[str]) -> None:
    for name in names:
        default_storage.delete(name)


def _bring_back(picture: Picture) -> None:
    """Whoever brings a file again wants its picture, in sight and whole."""
    picture.trashed_at = picture.trashed_by = picture.missing_since = None
    picture.save(update_fields=["trashed_at", "trashed_by", "missing_since"])


def _clean(file: IO[bytes]) -> tuple[bytes, str]:
    """The picture as it will be kept, and its file extension."""
    data = file.read(settings.MAX_UPLOAD_MB * 1024 * 1024 + 1)
    if len(data) > settings.MAX_UPLOAD_MB * 1024 * 1024:
        raise PictureRefused(
            _("This file is larger than %(size)d MB.") % {"size": settings.MAX_UPLOAD_MB}
        )
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            return _reencode(data)
    except PictureRefused:
        raise
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise _too_many_pixels() from error
    except Exception as error:  # Pillow raises whatever a broken file makes it stumble on
        raise PictureRefused(
            _("This file is damaged or not a picture. JPEG, PNG, WebP, AVIF, GIF and TIFF are.")
        ) from error


def _reencode(data: bytes) -> tuple[bytes, str]:
    image = Image.open(BytesIO(data), formats=list(KEPT_AS))
    if image.width * image.height > settings.MAX_PICTURE_MEGAPIXELS * 1_000_000:
        raise _too_many_pixels()
    extension = KEPT_AS[str(image.format)]
    upright = ImageOps.exif_transpose(image)
    keeps_tables = image.format == "JPEG" and image.getexif().get(0x0112, 1) == 1
    if extension == "jpg" and upright.mode not in {"RGB", "L"}:
        upright, keeps_tables = upright.convert("RGB"), False
    options: dict[str, object] = {"icc_profile": image.info.get("icc_profile")}
    if extension == "jpg":
        options |= {"quality": "keep" if keeps_tables else 92, "optimize": True, "comment": b""}
    kept = BytesIO()
    (image if keeps_tables else upright).save(kept, FORMAT_OF[extension], exif=b"", **options)
    return kept.getvalue(), extension


def _too_many_pixels() -> PictureRefused:
    return PictureRefused(
        _("This picture has more than %(size)d million pixels.")
        % {"size": settings.MAX_PICTURE_MEGAPIXELS}
    )


def _put(path: str, content: bytes) -> None:
    if not default_storage.exists(path):
        default_storage.save(path, ContentFile(content))
