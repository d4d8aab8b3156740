"""The blog's icons, from any logo or from Ibid's mark."""

from io import BytesIO
from math import hypot

import pytest
from PIL import Image, ImageChops

from blog.drawing.icons import icons_of

BLUE = (0, 0, 200)
PAPER = (252, 252, 250)


def logo(width: int, height: int) -> bytes:
    file = BytesIO()
    Image.new("RGB", (width, height), BLUE).save(file, "PNG")
    return file.getvalue()


def opened(file: bytes) -> Image.Image:
    with Image.open(BytesIO(file)) as picture:
        return picture.copy()


def test_a_logo_of_any_shape_fills_a_square():
    for width, height in [(900, 30), (30, 900), (7, 7), (600, 600)]:
        large = opened(icons_of(logo(width, height), accent="#a5121f")["large.png"])
        assert large.size == (512, 512)
        assert large.getpixel((256, 256)) == (*BLUE, 255)


def test_a_wide_logo_is_transparent_above():
    assert opened(icons_of(logo(900, 300), accent="#a5121f")["small.png"]).getpixel((96, 9))[3] == 0


@pytest.mark.parametrize("size", [(600, 600), (900, 300), (40, 400)])
def test_an_icon_may_be_cropped_to_a_circle(size):
    icon = opened(icons_of(logo(*size), accent="#a5121f")["maskable.png"])
    assert (icon.mode, icon.getpixel((0, 0))) == ("RGB", PAPER)
    left, top, right, bottom = ImageChops.difference(
        icon, Image.new("RGB", icon.size, PAPER)
    ).getbbox()
    assert hypot(right - left, bottom - top) == pytest.approx(0.8 * 512, abs=4)
    assert (left + right, top + bottom) == pytest.approx((512, 512), abs=2)


def test_a_phone_icon_has_no_transparent_corner():
    icon = opened(icons_of(logo(600, 600), accent="#a5121f")["apple.png"])
    assert (icon.mode, icon.getpixel((0, 0)), icon.getpixel((25, 25))) == ("RGB", PAPER, BLUE)


@pytest.mark.parametrize("size", ["apple.png", "small.png", "large.png", "maskable.png"])
def test_our_mark_has_the_accent_color(size):
    mark = opened(icons_of(b"", accent="#0a5c36")[size]).convert("RGB")
    colors = sorted(mark.getcolors(1 << 16), reverse=True)
    assert [color for _count, color in colors[:2]] == [(10, 92, 54), PAPER]


def test_our_mark_is_an_i_with_a_dot():
    mark = opened(icons_of(b"", accent="#0a5c36")["large.png"]).convert("RGB")
    inside = ((344, 120), (232, 300), (160, 222), (140, 400), (310, 400))
    outside = ((344, 180), (300, 222), (160, 300), (300, 300), (344, 400))
    assert {mark.getpixel(place) for place in inside} == {PAPER}
    assert {mark.getpixel(place) for place in outside} == {(10, 92, 54)}


def test_the_same_logo_gives_the_same_bytes():
    assert icons_of(logo(90, 90), accent="#000000") == icons_of(logo(90, 90), accent="#000000")
