"""Pictures taken in."""

from io import BytesIO

import pytest
from django.core.files.storage import default_storage
from PIL import Image

from blog.media.models import Picture
from blog.media.resizing import widths_for
from blog.media.storing import PictureRefused, store_picture
from tests.factories import make_picture, picture_file

pytestmark = pytest.mark.django_db

GPS = 0x8825
ORIENTATION = 0x0112


def photograph(**tags) -> BytesIO:
    file = BytesIO()
    exif = Image.Exif()
    exif[0x010F] = "A Camera"
    exif.get_ifd(GPS)[1] = "N"
    if "orientation" in tags:
        exif[ORIENTATION] = tags["orientation"]
    image = Image.effect_noise((600, 400), 80).convert("RGB")
    image.save(file, "JPEG", exif=exif, comment=b"at home")
    file.seek(0)
    return file


def stored(name: str) -> Image.Image:
    with default_storage.open(name) as file:
        return Image.open(BytesIO(file.read()))


def test_the_camera_s_knowledge_is_dropped():
    image = stored(store_picture(photograph(), name="p.jpg", alt="x").path)
    assert dict(image.getexif()) == {}
    assert "comment" not in image.info


def test_a_turned_photograph_stands_upright():
    picture = store_picture(photograph(orientation=6), name="p.jpg", alt="x")
    assert (picture.width, picture.height) == (400, 600)


def test_the_same_picture_is_kept_once():
    file = picture_file()
    first = store_picture(file, name="a.png", alt="first")
    file.seek(0)
    again = store_picture(file, name="b.png", alt="second")
    assert (again, again.alt) == (first, "first")
    assert Picture.objects.count() == 1


def test_a_lost_file_comes_back_with_a_new_upload():
    file = picture_file()
    picture = store_picture(file, name="a.png")
    default_storage.delete(picture.file.name)
    file.seek(0)
    store_picture(file, name="a.png")
    assert picture.is_there


def test_the_name_is_the_content():
    picture = make_picture()
    assert picture.file.name == f"pictures/{picture.digest[:2]}/{picture.digest}.png"


def test_copies_are_made_in_modern_formats():
    picture = make_picture()
    picture.refresh_from_db()
    assert picture.widths == [480, 800, 900]
    for format in ("avif", "webp"):
        copy = stored(picture.rendition_name(480, format))
        assert (copy.format, copy.size) == (format.upper(), (480, 320))


@pytest.mark.parametrize(
    ("width", "widths"),
    [(300, [300]), (480, [480]), (1000, [480, 800, 1000]), (4000, [480, 800, 1200, 1600])],
)
def test_widths_never_exceed_the_picture(width, widths):
    assert widths_for(width) == widths


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"<svg xmlns='http://www.w3.org/2000/svg'><script>1</script></svg>", "not a picture"),
        (b"", "not a picture"),
        (picture_file().getvalue()[:100], "not a picture"),
        (b"%PDF-1.4", "not a picture"),
    ],
)
def test_what_is_no_picture_is_refused(content, words):
    with pytest.raises(PictureRefused, match=words):
        store_picture(BytesIO(content), name="x.png")
    assert Picture.objects.count() == 0


def test_too_many_pixels_are_refused(settings):
    settings.MAX_PICTURE_MEGAPIXELS = 1
    with pytest.raises(PictureRefused, match="1 million pixels"):
        store_picture(picture_file(size=(2000, 2000)), name="x.png")


def test_too_large_a_file_is_refused(settings):
    settings.MAX_UPLOAD_MB = 0
    with pytest.raises(PictureRefused, match="larger than 0 MB"):
        store_picture(picture_file(), name="x.png")
