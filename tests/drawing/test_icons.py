"""The blog's icons: of any logo, or of our mark."""

from io import BytesIO

import pytest
from PIL import Image

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


def test_a_logo_of_any_shape_stands_in_a_square():
    for width, height in [(900, 30), (30, 900), (7, 7), (600, 600)]:
        large = opened(icons_of(logo(width, height), accent="#a5121f")["large.png"])
        assert large.size == (512, 512)
        assert large.getpixel((256, 256)) == (*BLUE, 255)


def test_a_wide_logo_has_nothing_above_it():
    assert opened(icons_of(logo(900, 300), accent="#a5121f")["small.png"]).getpixel((96, 9))[3] == 0


def test_a_phone_may_cut_the_corners_off():
    icons = icons_of(logo(600, 600), accent="#a5121f")
    for name in ("apple.png", "maskable.png"):
        icon = opened(icons[name])
        assert icon.mode == "RGB"
        width = icon.width
        middle = range(width // 2)
        inset = next(x for x in middle if icon.getpixel((x, x)) == BLUE)
        assert icon.getpixel((0, 0)) == PAPER
        assert 2**0.5 * (width / 2 - inset) <= 0.4 * width + 2


@pytest.mark.parametrize("size", ["apple.png", "small.png", "large.png", "maskable.png"])
def test_our_mark_has_the_accent_colour(size):
    mark = opened(icons_of(b"", accent="#0a5c36")[size]).convert("RGB")
    colours = sorted(mark.getcolors(1 << 16), reverse=True)
    assert [colour for _count, colour in colours[:2]] == [(10, 92, 54), PAPER]


def test_the_same_logo_is_the_same_bytes():
    assert icons_of(logo(90, 90), accent="#000000") == icons_of(logo(90, 90), accent="#000000")
