"""Making the renditions of a picture."""

from io import BytesIO

import pytest
from django.core.files.storage import default_storage
from PIL import Image

from blog.media.models import Picture
from blog.media.uploading import store_picture

pytestmark = pytest.mark.django_db


def drawing(mode: str, color: tuple[int, ...]) -> BytesIO:
    file = BytesIO()
    Image.new(mode, (90, 60), color).save(file, "PNG")
    file.seek(0)
    return file


def rendition(file: BytesIO) -> str:
    """Upload the file; return the name of its rendition."""
    pk = store_picture(file, name="drawing.png").pk
    return Picture.objects.get(pk=pk).rendition_name(90, "webp")


@pytest.mark.parametrize(
    ("mode", "color", "opacity"),
    [("RGBA", (10, 20, 30, 0), 0), ("RGB", (10, 20, 31), 255)],
)
def test_a_rendition_is_as_transparent_as_the_picture(mode, color, opacity):
    with default_storage.open(rendition(drawing(mode, color))) as file, Image.open(file) as image:
        assert image.mode == mode
        assert image.convert("RGBA").getpixel((1, 1))[3] == opacity


@pytest.mark.parametrize("is_lost", [True, False])
def test_renditions_are_made_again_only_with_a_lost_file(is_lost):
    file = drawing("RGB", (10, 20, 32))
    name = rendition(file)
    default_storage.delete(name)
    picture = Picture.objects.get()
    if is_lost:
        default_storage.delete(picture.path)
    file.seek(0)
    store_picture(file, name="again.png")
    assert default_storage.exists(name) == is_lost
