"""Making a picture's copies: modern formats, several widths."""

from io import BytesIO

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from PIL import Image

from blog.media.models import FORMATS, Picture
from blog.media.signals import picture_ready

WIDTHS = (480, 800, 1200, 1600)
QUALITY = {"avif": 60, "webp": 80}


def resize(picture: Picture) -> None:
    """Store the copies of `picture` and tell who shows it. Safe to run twice."""
    widths = widths_for(picture.width)
    with default_storage.open(picture.path) as file, Image.open(file) as image:
        image.load()
        for width in widths:
            _store_copies(picture, image, width)
    picture.widths = widths
    picture.save(update_fields=["widths"])
    picture_ready.send_robust(sender=Picture, picture=picture)


def widths_for(width: int) -> list[int]:
    """The widths of the copies of a picture `width` pixels wide: never wider than itself."""
    smaller = [candidate for candidate in WIDTHS if candidate < width]
    return [*smaller, width] if width <= WIDTHS[-1] else smaller


def _store_copies(picture: Picture, image: Image.Image, width: int) -> None:
    height = max(1, round(image.height * width / image.width))
    mode = "RGBA" if image.has_transparency_data else "RGB"
    copy = image.convert(mode).resize((width, height), Image.Resampling.LANCZOS)
    for format in FORMATS:
        name = picture.rendition_name(width, format)
        if default_storage.exists(name):
            continue
        content = BytesIO()
        copy.save(
            content,
            format.upper(),
            quality=QUALITY[format],
            icc_profile=image.info.get("icc_profile"),
        )
        default_storage.save(name, ContentFile(content.getvalue()))
