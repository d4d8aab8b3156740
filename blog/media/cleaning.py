"""Checking an uploaded file: refusing it with a reason, or re-encoding it without metadata.

A process cleans one file at a time, so that several uploads need no more memory than one.
"""

import warnings
from dataclasses import dataclass
from io import BytesIO
from threading import Lock
from typing import IO

from django.conf import settings
from django.utils.translation import gettext as _
from PIL import Image, ImageOps

# Accepted formats, with the extension of their files. None of them can contain scripts.
EXTENSIONS = {
    "JPEG": "jpg",
    "PNG": "png",
    "WEBP": "webp",
    "GIF": "png",
    "TIFF": "png",
    "AVIF": "avif",
}
FORMAT_OF = {"jpg": "JPEG", "png": "PNG", "webp": "WEBP", "avif": "AVIF"}
# Encoding these takes twenty times the memory of the pixels, so larger pictures get another format.
MEMORY_INTENSIVE = {"webp", "avif"}
MEMORY_INTENSIVE_UP_TO = 12_000_000  # pixels

_one_at_a_time = Lock()


class PictureRefused(Exception):
    """The file is refused; the message is the reason, for the person who uploads it."""


@dataclass(frozen=True)
class CleanPicture:
    """A cleaned picture, ready to be stored."""

    data: bytes
    extension: str
    width: int
    height: int
    was_animated: bool


def clean_picture(file: IO[bytes]) -> CleanPicture:
    """Return the picture in `file`, upright and without metadata. Raise PictureRefused."""
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
    except Exception as error:  # Pillow raises many kinds of errors for a broken file
        raise PictureRefused(_reason(data)) from error


def _reencode(data: bytes) -> CleanPicture:
    image = Image.open(BytesIO(data), formats=list(EXTENSIONS))
    if image.width * image.height > settings.MAX_PICTURE_MEGAPIXELS * 1_000_000:
        raise _too_many_pixels()
    extension = _extension(image)
    was_animated = bool(getattr(image, "is_animated", False))
    keeps_tables = image.format == "JPEG" and image.getexif().get(0x0112, 1) == 1
    options: dict[str, object] = {"icc_profile": image.info.get("icc_profile")}
    ImageOps.exif_transpose(image, in_place=True)
    shown = _in_common_colors(image, extension)
    if extension == "jpg":
        keeps_tables = keeps_tables and shown is image
        options |= {"quality": "keep" if keeps_tables else 92, "optimize": True, "comment": b""}
    cleaned = BytesIO()
    shown.save(cleaned, FORMAT_OF[extension], exif=b"", **options)
    return CleanPicture(cleaned.getvalue(), extension, shown.width, shown.height, was_animated)


def _in_common_colors(image: Image.Image, extension: str) -> Image.Image:
    """Return the picture in a color mode that its format and every browser support."""
    if image.mode.startswith("I"):  # 16 bits of gray
        return image.convert("I").point(lambda gray: gray * (1 / 256)).convert("L")
    common = {"RGB", "L"} if extension == "jpg" else {"RGB", "RGBA", "L", "LA", "P", "1", "PA"}
    return image if image.mode in common else image.convert("RGB")


def _extension(image: Image.Image) -> str:
    extension = EXTENSIONS[str(image.format)]
    if extension in MEMORY_INTENSIVE and image.width * image.height > MEMORY_INTENSIVE_UP_TO:
        return "png" if image.has_transparency_data else "jpg"
    return extension


def _too_many_pixels() -> PictureRefused:
    return PictureRefused(
        _("This picture has more than %(size)d million pixels.")
        % {"size": settings.MAX_PICTURE_MEGAPIXELS}
    )


def _reason(data: bytes) -> str:
    head = data[:512].lstrip().lower()
    if head.startswith((b"<svg", b"<?xml")) or b"<svg" in head:
        return _("SVG files can contain scripts and are not accepted. Save the picture as PNG.")
    if name := _other_format(data):
        return _(
            "%(name)s pictures are not accepted, since not every browser shows them. Save the "
            "picture as JPEG or PNG."
        ) % {"name": name}
    return _("This file is damaged or not a picture. Upload JPEG, PNG, WebP, AVIF, GIF or TIFF.")


def _other_format(data: bytes) -> str:
    """Return the name of a picture format that is not accepted, by its first bytes; or ""."""
    if data[4:12] in {b"ftypheic", b"ftypheix", b"ftypmif1", b"ftypmsf1"}:
        return "HEIC"
    formats = {
        b"BM": "BMP",
        b"\0\0\1\0": "ICO",
        b"icns": "ICNS",
        b"\0\0\0\x0cjP  ": "JPEG 2000",
        b"\xff\x4f\xff\x51": "JPEG 2000",
        b"8BPS": "Photoshop",
    }
    return next((name for start, name in formats.items() if data.startswith(start)), "")
