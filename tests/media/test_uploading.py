"""Pictures taken in."""

from io import BytesIO
from pathlib import Path

import pytest
from django.conf import settings
from django.core.files.storage import default_storage
from django.db import connection
from PIL import Image, ImageChops, ImageStat

from blog.media.cleaning import PictureRefused, clean_picture
from blog.media.models import Picture, ReplacedFile
from blog.media.resizing import widths_for
from blog.media.uploading import (
    DuplicateFile,
    delete_picture,
    replace_file,
    store_picture,
    upload_picture,
)
from blog.posts.rendering.figures import figure_html, figure_of
from tests.factories import PHOTO, THUMBNAIL, make_picture, make_post, picture_file
from tests.interrupting import assert_all_or_nothing

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
    file = picture_file(size=THUMBNAIL)
    first = store_picture(file, name="a.png", alt="first")
    file.seek(0)
    again = store_picture(file, name="b.png", alt="second")
    assert (again, again.alt) == (first, "first")
    assert Picture.objects.count() == 1


def test_a_lost_file_comes_back_with_a_new_upload():
    file = picture_file(size=THUMBNAIL)
    picture = store_picture(file, name="a.png")
    default_storage.delete(picture.file.name)
    file.seek(0)
    store_picture(file, name="a.png")
    assert picture.is_intact


def test_the_name_is_the_content():
    picture = make_picture()
    assert picture.file.name == f"pictures/{picture.digest[:2]}/{picture.digest}.png"


def test_copies_are_made_in_modern_formats():
    picture = make_picture(size=PHOTO)
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
    ("content", "reason"),
    [
        (
            b"<svg xmlns='http://www.w3.org/2000/svg'><script>1</script></svg>",
            "SVG files can contain",
        ),
        (b"\n<?xml version='1.0'?><svg></svg>", "SVG files can contain"),
        (b"BM" + b"0" * 100, "BMP pictures are not"),
        (b"\0\0\0\x18ftypheic" + b"0" * 100, "HEIC pictures are not"),
        (b"", "not a picture"),
        (picture_file().getvalue()[:100], "not a picture"),
        (b"%PDF-1.4", "not a picture"),
    ],
)
def test_what_is_no_picture_is_refused(content, reason):
    with pytest.raises(PictureRefused, match=reason):
        store_picture(BytesIO(content), name="x.png")
    assert Picture.objects.count() == 0


def test_nothing_is_left_of_what_was_refused():
    def files() -> set[str]:
        return {str(path) for path in Path(settings.MEDIA_ROOT).rglob("*")}

    before = files()
    with pytest.raises(PictureRefused):
        store_picture(BytesIO(picture_file().getvalue()[:200]), name="x.png")
    assert (files(), Picture.objects.count()) == (before, 0)


@pytest.mark.parametrize(
    ("mode", "format", "extension"),
    [
        ("CMYK", "JPEG", "jpg"),
        ("CMYK", "TIFF", "png"),
        ("I;16", "PNG", "png"),
        ("F", "TIFF", "png"),
        ("RGBA", "PNG", "png"),
        ("P", "GIF", "png"),
        ("RGBA", "WEBP", "webp"),
        ("RGB", "AVIF", "avif"),
    ],
)
def test_odd_colors_are_kept_so_that_every_browser_shows_them(mode, format, extension):
    file = BytesIO()
    Image.new(mode, (70 + len(mode), 50 + len(format))).save(file, format)
    file.seek(0)
    picture = store_picture(file, name="x")
    assert picture.path.rpartition(".")[2] == extension
    assert stored(picture.path).mode in {"RGB", "RGBA", "L", "P"}
    assert Picture.objects.get().widths


def test_sixteen_bits_of_grey_do_not_become_white():
    file = BytesIO()
    Image.new("I;16", (60, 60), 32_768).save(file, "PNG")
    file.seek(0)
    assert stored(store_picture(file, name="x.png").path).getpixel((0, 0)) == 128


def test_a_large_picture_is_not_kept_in_a_form_that_costs_much_memory(monkeypatch):
    monkeypatch.setattr("blog.media.cleaning.MEMORY_INTENSIVE_UP_TO", 100)
    for mode, extension in (("RGB", "jpg"), ("RGBA", "png")):
        file = BytesIO()
        Image.new(mode, (80, 60)).save(file, "WEBP")
        file.seek(0)
        assert store_picture(file, name="x.webp").path.endswith(extension)


def animation(format: str, *, frames: int = 3, **options: object) -> BytesIO:
    shades = [Image.new("RGB", (30, 24), (60 * number, 0, 0)) for number in range(frames)]
    file = BytesIO()
    shades[0].save(file, format, save_all=True, append_images=shades[1:], **options)
    file.seek(0)
    return file


def test_an_upload_tells_that_its_content_was_known():
    first = upload_picture(animation("GIF"), name="a.gif")
    again = upload_picture(animation("GIF"), name="a.gif")
    assert (first.is_new, again.is_new, again.picture) == (True, False, first.picture)


@pytest.mark.parametrize("format", ["GIF", "WEBP", "PNG"])
def test_an_animated_picture_keeps_its_motion(format):
    file = animation(format, duration=[40, 1000, 120], loop=0)
    picture = store_picture(file, name=f"moving.{format.lower()}")
    assert (picture.is_animated, picture.width, picture.height) == (True, 30, 24)
    moving = stored(picture.path)
    durations = []
    for number in range(moving.n_frames):
        moving.seek(number)
        moving.load()
        durations.append(moving.info["duration"])
    assert durations == [40, 1000, 120]
    assert moving.info["loop"] == 0
    still = stored(Picture.objects.get().rendition_names[0])
    assert not getattr(still, "is_animated", False)


@pytest.mark.parametrize(
    ("limit", "most"), [("MEMORY_INTENSIVE_UP_TO", 30 * 24), ("ANIMATED_UP_TO", 3 * 30 * 24)]
)
def test_an_animation_may_have_so_many_pixels(monkeypatch, limit, most):
    monkeypatch.setattr(f"blog.media.cleaning.{limit}", most)
    assert store_picture(animation("GIF"), name="a.gif").is_animated
    monkeypatch.setattr(f"blog.media.cleaning.{limit}", most - 1)
    with pytest.raises(PictureRefused, match="3 frames of 30 × 24 pixels, too many"):
        store_picture(animation("GIF", loop=3), name="a.gif")


def test_a_moving_photograph_stays_one():
    """A WebP file is encoded with loss again, and looks as before; a drawing without any."""
    noise = [Image.effect_noise((64, 48), 60).convert("RGB") for _ in range(2)]
    photograph = BytesIO()
    noise[0].save(photograph, "WEBP", save_all=True, append_images=noise[1:], quality=80)
    before = Image.open(photograph).convert("RGB")
    photograph.seek(0)
    path = store_picture(photograph, name="a.webp").path
    with default_storage.open(path) as file:
        assert b"VP8L" not in file.read()
    difference = ImageChops.difference(before, stored(path).convert("RGB"))
    assert ImageStat.Stat(difference).mean[0] < 4
    path = store_picture(animation("GIF"), name="a.gif").path
    with default_storage.open(path) as file:
        assert b"VP8L" in file.read()


@pytest.mark.parametrize(("loop", "plays"), [({}, 1), ({"loop": 0}, 0), ({"loop": 2}, 3)])
def test_a_gif_plays_as_often_as_before(loop, plays):
    picture = store_picture(animation("GIF", duration=50, **loop), name="a.gif")
    assert stored(picture.path).info["loop"] == plays


def test_the_frames_of_an_animation_are_those_that_were_drawn():
    picture = store_picture(animation("GIF", duration=50), name="a.gif")
    moving = stored(picture.path)
    reds = []
    for number in range(moving.n_frames):
        moving.seek(number)
        reds.append(moving.convert("RGB").getpixel((5, 5))[0])
    assert reds == [0, 60, 120]


def test_an_animation_with_too_many_pixels_is_refused(monkeypatch):
    monkeypatch.setattr("blog.media.cleaning.ANIMATED_UP_TO", 30 * 24 * 3)
    assert store_picture(animation("GIF"), name="a.gif").is_animated
    with pytest.raises(PictureRefused, match="4 frames of 30 × 24 pixels"):
        store_picture(animation("GIF", frames=4), name="b.gif")


def test_a_reader_who_prefers_less_motion_sees_the_first_frame():
    picture = store_picture(animation("GIF"), name="a.gif", alt="A wheel")
    picture.refresh_from_db()
    moving = figure_html(figure_of(picture))
    assert moving.count('<source media="(prefers-reduced-motion: reduce)" type="image/') == 2
    assert f'<img src="{picture.file.url}"' in moving
    plain = make_picture()
    plain.refresh_from_db()
    assert "reduced-motion" not in figure_html(figure_of(plain))


def test_a_camera_s_jpeg_with_a_second_picture_is_kept():
    large, small = (Image.effect_noise((size, size), 90).convert("RGB") for size in (64, 16))
    file = BytesIO()
    large.save(file, "MPO", save_all=True, append_images=[small])
    file.seek(0)
    picture = store_picture(file, name="DSC0001.JPG")
    assert (picture.width, picture.height, picture.is_animated) == (64, 64, False)
    image = stored(picture.path)
    assert (image.format, getattr(image, "n_frames", 1)) == ("JPEG", 1)


def test_replacing_keeps_what_is_said_and_the_old_address(
    client, django_capture_on_commit_callbacks
):
    picture = make_picture(alt="The island", credit="Rosa")
    picture.refresh_from_db()
    post = make_post(body=f'<figure data-picture="{picture.pk}"></figure>')
    old, copy = picture.file.url, default_storage.url(picture.rendition_name(480, "webp"))
    with django_capture_on_commit_callbacks(execute=True):
        replace_file(picture, picture_file(size=(1000, 500)), name="better.png")
    picture = Picture.objects.get()
    post.refresh_from_db()
    assert (picture.alt, picture.credit, picture.width) == ("The island", "Rosa", 1000)
    assert picture.file.url != old
    assert picture.file.url in post.rendered
    for path in (old, copy):
        assert client.get(path)["Location"] == picture.file.url
    response = client.get(picture.file.url)
    assert response.status_code == 200
    assert b"".join(response)


def test_replacing_with_the_same_or_another_picture_s_content():
    file = picture_file(size=THUMBNAIL)
    picture, other = store_picture(file, name="a.png"), make_picture()
    file.seek(0)
    replace_file(picture, file, name="again.png")
    assert ReplacedFile.objects.count() == 0
    file.seek(0)
    with pytest.raises(DuplicateFile) as raised:
        replace_file(other, file, name="a.png")
    assert raised.value.picture == picture


def test_a_file_that_comes_back_is_current_again(client):
    first, second = picture_file(size=THUMBNAIL), picture_file(size=THUMBNAIL)
    picture = store_picture(first, name="a.png")
    path = picture.file.url
    replace_file(picture, second, name="b.png")
    first.seek(0)
    replace_file(picture, first, name="a.png")
    assert picture.file.url == path
    response = client.get(path)
    assert response.status_code == 200
    assert b"".join(response) == first.getvalue()
    assert ReplacedFile.objects.count() == 1


def test_too_many_pixels_are_refused(settings):
    settings.MAX_PICTURE_MEGAPIXELS = 1
    with pytest.raises(PictureRefused, match="1 million pixels"):
        store_picture(picture_file(size=(2000, 2000)), name="x.png")


def test_too_large_a_file_is_refused(settings):
    settings.MAX_UPLOAD_MB = 0
    with pytest.raises(PictureRefused, match="larger than 0 MB"):
        store_picture(picture_file(), name="x.png")


@pytest.mark.django_db(transaction=True)
def test_nobody_who_writes_waits_for_a_picture_to_be_read(monkeypatch):
    def clean_outside(file):
        assert not connection.in_atomic_block
        return clean_picture(file)

    monkeypatch.setattr("blog.media.uploading.clean_picture", clean_outside)
    photo = picture_file().getvalue()
    first = upload_picture(BytesIO(photo), name="a.png")
    again = upload_picture(BytesIO(photo), name="b.png")
    assert (first.is_new, again.is_new) == (True, False)
    replace_file(first.picture, picture_file(size=THUMBNAIL), name="c.png")
    assert Picture.objects.get().original_name == "c.png"


def test_a_url_leads_elsewhere_only_when_the_new_file_is_recorded(monkeypatch):
    picture = make_picture()
    monkeypatch.setattr("blog.media.uploading.picture_ready.send_robust", lambda **_: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        replace_file(picture, picture_file(size=THUMBNAIL), name="b.png")
    assert not ReplacedFile.objects.exists()
    assert Picture.objects.get().original_name == "picture.png"


def test_a_picture_is_deleted_with_a_trace_of_its_url_or_not_at_all():
    pk = make_picture().pk
    assert_all_or_nothing(lambda: delete_picture(Picture.objects.get(pk=pk)))
