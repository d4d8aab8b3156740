"""Making the renditions of a picture: modern formats, several widths."""

from io import BytesIO

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from PIL import Image

from blog.media.models import FORMATS, Picture
from blog.media.signals import picture_ready

WIDTHS = (480, 800, 1200, 1600)
QUALITY = {"avif": 60, "webp": 80}


def resize(picture: Picture) -> None:
    """Store the renditions of `picture` and emit `picture_ready`. Safe to run twice."""
    widths = widths_for(picture.width)
    with default_storage.open(picture.path) as file, Image.open(file) as image:
        # A JPEG file can be decoded at half its size or less, with a fraction of the memory.
        image.draft(None, (2 * WIDTHS[-1], 2 * WIDTHS[-1]))
        profile = image.info.get("icc_profile")
        scaled = image.convert("RGBA" if image.has_transparency_data else "RGB")
    for width in reversed(widths):
        height = max(1, round(picture.height * width / picture.width))
        scaled = scaled.resize((width, height), Image.Resampling.LANCZOS)
        _store_renditions(picture, scaled, profile)
    picture.widths = widths
    picture.save(update_fields=["widths"])
    picture_ready.send_robust(sender=Picture, picture=picture)


def widths_for(width: int) -> list[int]:
    """Return the widths of the renditions of a picture `width` pixels wide; none exceeds it."""
    smaller = [candidate for candidate in WIDTHS if candidate < width]
    return [*smaller, width] if width <= WIDTHS[-1] else smaller


def _store_renditions(picture: Picture, scaled: Image.Image, profile: bytes | None) -> None:
    for format in FORMATS:
        name = picture.rendition_name(scaled.width, format)
        if default_storage.exists(name):
            continue
        content = BytesIO()
        scaled.save(content, format.upper(), quality=QUALITY[format], icc_profile=profile)
        default_storage.save(name, ContentFile(content.getvalue()))
