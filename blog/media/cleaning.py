"""Looking at a file that is to be a picture: refused in plain words, or cleaned of what it knows.

One at a time in each process, so that many at once need no more memory than one.
"""

import warnings
from dataclasses import dataclass
from io import BytesIO
from threading import Lock
from typing import IO

from django.conf import settings
from django.utils.translation import gettext as _
from PIL import Image, ImageOps

# What is taken in, and the form it is kept in: never one that could carry a script.
KEPT_AS = {"JPEG": "jpg", "PNG": "png", "WEBP": "webp", "GIF": "png", "TIFF": "png", "AVIF": "avif"}
FORMAT_OF = {"jpg": "JPEG", "png": "PNG", "webp": "WEBP", "avif": "AVIF"}
# Larger pictures are not written as these: that takes twenty times the memory of their pixels.
HUNGRY = {"webp", "avif"}
HUNGRY_UP_TO = 12_000_000  # pixels

_one_at_a_time = Lock()


class PictureRefused(Exception):
    """The file is not taken in; the message says why, for the person who chose it."""


@dataclass(frozen=True)
class CleanPicture:
    """A picture as it is kept."""

    data: bytes
    extension: str
    width: int
    height: int
    was_moving: bool


def clean_picture(file: IO[bytes]) -> CleanPicture:
    """The picture in `file`, upright, without what the camera noted. Raises PictureRefused."""
    data = file.read(settings.MAX_UPLOAD_MB * 1024 * 1024 + 1)
    if len(data) > settings.MAX_UPLOAD_MB * 1024 * 1024:
        raise PictureRefused(
            _("This file is larger than %(size)d MB.") % {"size": settings.MAX_UPLOAD_MB}
        )
    try:
        with _one_at_a_time, warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            return _reencode(data)
    except PictureRefused:
        raise
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise _too_many_pixels() from error
    except Exception as error:  # Pillow raises whatever a broken file makes it stumble on
        raise PictureRefused(_why_not(data)) from error


def _reencode(data: bytes) -> CleanPicture:
    image = Image.open(BytesIO(data), formats=list(KEPT_AS))
    if image.width * image.height > settings.MAX_PICTURE_MEGAPIXELS * 1_000_000:
        raise _too_many_pixels()
    extension = _extension(image)
    was_moving = bool(getattr(image, "is_animated", False))
    keeps_tables = image.format == "JPEG" and image.getexif().get(0x0112, 1) == 1
    options: dict[str, object] = {"icc_profile": image.info.get("icc_profile")}
    ImageOps.exif_transpose(image, in_place=True)
    shown = _in_common_colors(image, extension)
    if extension == "jpg":
        keeps_tables = keeps_tables and shown is image
        options |= {"quality": "keep" if keeps_tables else 92, "optimize": True, "comment": b""}
    kept = BytesIO()
    shown.save(kept, FORMAT_OF[extension], exif=b"", **options)
    return CleanPicture(kept.getvalue(), extension, shown.width, shown.height, was_moving)


def _in_common_colors(image: Image.Image, extension: str) -> Image.Image:
    """The same picture in a mode that its form and every browser know."""
    if image.mode.startswith("I"):  # 16 bits of gray
        return image.convert("I").point(lambda gray: gray * (1 / 256)).convert("L")
    common = {"RGB", "L"} if extension == "jpg" else {"RGB", "RGBA", "L", "LA", "P", "1", "PA"}
    return image if image.mode in common else image.convert("RGB")


def _extension(image: Image.Image) -> str:
    extension = KEPT_AS[str(image.format)]
    if extension in HUNGRY and image.width * image.height > HUNGRY_UP_TO:
        return "png" if image.has_transparency_data else "jpg"
    return extension


def _too_many_pixels() -> PictureRefused:
    return PictureRefused(
        _("This picture has more than %(size)d million pixels.")
        % {"size": settings.MAX_PICTURE_MEGAPIXELS}
    )


def _why_not(data: bytes) -> str:
    head = data[:512].lstrip().lower()
    if head.startswith((b"<svg", b"<?xml")) or b"<svg" in head:
        return _("SVG can carry scripts and is not taken. Save the picture as PNG and choose that.")
    if name := _other_format(data):
        return _(
            "This is a picture of the kind %(name)s, which browsers do not show reliably."
            " Save it as JPEG or PNG and choose that."
        ) % {"name": name}
    return _("This file is damaged or not a picture. JPEG, PNG, WebP, AVIF, GIF and TIFF are.")


def _other_format(data: bytes) -> str:
    """A picture's kind that is not taken, by its first bytes; "" for all else."""
    if data[4:12] in {b"ftypheic", b"ftypheix", b"ftypmif1", b"ftypmsf1"}:
        return "HEIC"
    kinds = {
        b"BM": "BMP",
        b"\0\0\1\0": "ICO",
        b"icns": "ICNS",
        b"\0\0\0\x0cjP  ": "JPEG 2000",
        b"\xff\x4f\xff\x51": "JPEG 2000",
        b"8BPS": "Photoshop",
    }
    return next((kind for start, kind in kinds.items() if data.startswith(start)), "")
