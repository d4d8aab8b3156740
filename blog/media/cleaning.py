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
from django.utils.translation import gettext_lazy
from PIL import Image, ImageOps, ImageSequence

from blog.media.credits import NO_CREDITS, Credits, read_credits

# Accepted formats, with the extension of their files. None of them can contain scripts.
EXTENSIONS = {
    "JPEG": "jpg",
    "MPO": "jpg",  # a camera's JPEG with a second picture, which is left out
    "PNG": "png",
    "WEBP": "webp",
    "GIF": "png",
    "TIFF": "png",
    "AVIF": "avif",
}
OPENED = [name for name in EXTENSIONS if name != "MPO"]  # which opens as JPEG
FORMAT_OF = {"jpg": "JPEG", "png": "PNG", "webp": "WEBP", "avif": "AVIF"}
# Encoding these takes twenty times the memory of the pixels, so larger pictures get another format.
MEMORY_INTENSIVE = {"webp", "avif"}
MEMORY_INTENSIVE_UP_TO = 12_000_000  # pixels
ANIMATED_UP_TO = 200_000_000  # pixels of all frames together, which a minute's encoding can take
SMALLEST_DURATION = 20  # milliseconds; browsers show shorter frames for longer
UNKNOWN_DURATION = 100

SVG_REFUSED = gettext_lazy(
    "SVG files can contain scripts and are not accepted. Save the picture as PNG."
)

_one_at_a_time = Lock()


class PictureRefused(Exception):
    """The file is refused; the message is the reason, for the person who uploads it."""


@dataclass(frozen=True)
class CleanPicture:
    """A cleaned picture, ready to be stored, and the credits that it carried."""

    data: bytes
    extension: str
    width: int
    height: int
    is_animated: bool = False
    credits: Credits = NO_CREDITS


def clean_picture(file: IO[bytes]) -> CleanPicture:
    """Return the picture in `file`, upright and without metadata. Raise PictureRefused."""
    data = read_upload(file)
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


def read_upload(file: IO[bytes]) -> bytes:
    """Return the bytes of the file. Raise PictureRefused if they are too many."""
    data = file.read(settings.MAX_UPLOAD_MB * 1024 * 1024 + 1)
    if len(data) > settings.MAX_UPLOAD_MB * 1024 * 1024:
        raise PictureRefused(
            _("This file is larger than %(size)d MB.") % {"size": settings.MAX_UPLOAD_MB}
        )
    return data


def _reencode(data: bytes) -> CleanPicture:
    image = Image.open(BytesIO(data), formats=OPENED)
    if image.width * image.height > settings.MAX_PICTURE_MEGAPIXELS * 1_000_000:
        raise _too_many_pixels()
    if image.format != "MPO" and getattr(image, "is_animated", False):
        return _reencode_animation(image)
    extension, credits = _extension(image), read_credits(image)
    keeps_tables = image.format == "JPEG" and image.getexif().get(0x0112, 1) == 1
    options: dict[str, object] = {"icc_profile": image.info.get("icc_profile")}
    ImageOps.exif_transpose(image, in_place=True)
    shown = _in_common_colors(image, extension)
    if extension == "jpg":
        keeps_tables = keeps_tables and shown is image
        options |= {"quality": "keep" if keeps_tables else 92, "optimize": True, "comment": b""}
    cleaned = BytesIO()
    shown.save(cleaned, FORMAT_OF[extension], exif=b"", **options)
    return CleanPicture(cleaned.getvalue(), extension, shown.width, shown.height, credits=credits)


def _reencode_animation(image: Image.Image) -> CleanPicture:
    """Return the moving picture as WebP, which is encoded frame by frame."""
    pixels = image.width * image.height
    frames = getattr(image, "n_frames", 1)
    if pixels > MEMORY_INTENSIVE_UP_TO or pixels * frames > ANIMATED_UP_TO:
        raise PictureRefused(
            _("This animation has %(frames)d frames of %(width)d × %(height)d pixels, too many.")
            % {"frames": frames, "width": image.width, "height": image.height}
        )
    durations = [_duration(frame) for frame in ImageSequence.Iterator(image)]
    image.seek(0)
    is_lossless = image.format != "WEBP"
    cleaned = BytesIO()
    image.save(
        cleaned,
        "WEBP",
        save_all=True,
        duration=durations,
        loop=_loops(image),
        lossless=is_lossless,
        quality=50 if is_lossless else 90,
        exif=b"",
        xmp=b"",
        icc_profile=image.info.get("icc_profile"),
    )
    return CleanPicture(cleaned.getvalue(), "webp", image.width, image.height, is_animated=True)


def _duration(frame: Image.Image) -> int:
    """Return how long the frame is shown, in milliseconds."""
    frame.load()  # before which a WebP frame has no duration
    return max(SMALLEST_DURATION, int(frame.info.get("duration") or UNKNOWN_DURATION))


def _loops(image: Image.Image) -> int:
    """Return how often the animation plays; 0 for ever. A GIF counts repetitions, or none."""
    if image.format != "GIF":
        return int(image.info.get("loop", 0))
    repetitions = image.info.get("loop")
    if repetitions is None:
        return 1
    return int(repetitions) and int(repetitions) + 1


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
        return str(SVG_REFUSED)
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
