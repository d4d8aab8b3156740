"""The blog's icons, in the sizes that browsers and phones ask for: of its logo, or of our mark."""

from collections.abc import Callable
from io import BytesIO
from math import hypot

from PIL import Image, ImageDraw

PAPER = "#fcfcfa"
FAVICON_SIZES = (16, 32, 48)
APPLE_SIZE, SMALL_SIZE, LARGE_SIZE = 180, 192, 512
# Of an icon's width: what a phone shows of it, cut round, and how wide a logo stands on paper.
SAFE, ON_PAPER = 0.8, 0.76
MARK_IN_SAFE = 0.9

# The mark is a note's: an i whose dot has moved up to where the number stands. On a field of 32.
STEM = (
    *((9, 13), (16.5, 13), (16.5, 24.2), (20, 24.2), (20, 26)),
    *((8.5, 26), (8.5, 24.2), (12.5, 24.2), (12.5, 14.8), (9, 14.8)),
)
DOT = (21.5, 7.5, 2.7)
FIELD = 32
FINER = 8  # drawn so many times larger, then made smaller: smooth edges

Draw = Callable[[int], Image.Image]


def icons_of(logo: bytes, *, accent: str) -> dict[str, bytes]:
    """Each icon's file by its name; without a logo, our mark in the accent color."""
    if not logo:
        return _files(
            lambda size: _mark(accent, size),
            lambda size: _mark(accent, size),
            lambda size: _mark(accent, size, scale=MARK_IN_SAFE),
        )
    with Image.open(BytesIO(logo)) as opened:
        picture = opened.convert("RGBA")
    longest, diagonal = max(picture.size), hypot(*picture.size)
    return _files(
        lambda size: _square(picture, size, ratio=size / longest),
        lambda size: _on_paper(picture, size, ratio=ON_PAPER * size / longest),
        lambda size: _on_paper(picture, size, ratio=SAFE * size / diagonal),
    )


def _files(draw: Draw, draw_filled: Draw, draw_safe: Draw) -> dict[str, bytes]:
    """What is filled has no clear corners; what is safe shows nothing where it may be cut."""
    return {
        "favicon.ico": _ico([draw(size) for size in FAVICON_SIZES]),
        "apple.png": _png(draw_filled(APPLE_SIZE)),
        "small.png": _png(draw(SMALL_SIZE)),
        "large.png": _png(draw(LARGE_SIZE)),
        "maskable.png": _png(draw_safe(LARGE_SIZE)),
    }


def _square(picture: Image.Image, size: int, *, ratio: float) -> Image.Image:
    """The picture, so much larger or smaller, in the middle of a square."""
    square = Image.new("RGBA", (size, size))
    width, height = (max(1, round(side * ratio)) for side in picture.size)
    fitted = picture.resize((width, height), Image.Resampling.LANCZOS)
    square.paste(fitted, ((size - width) // 2, (size - height) // 2))
    return square


def _on_paper(picture: Image.Image, size: int, *, ratio: float) -> Image.Image:
    square = _square(picture, size, ratio=ratio)
    paper = Image.new("RGB", (size, size), PAPER)
    paper.paste(square, (0, 0), square)
    return paper


def _mark(accent: str, size: int, *, scale: float = 1) -> Image.Image:
    large = size * FINER
    picture = Image.new("RGB", (large, large), accent)
    pen = ImageDraw.Draw(picture)
    unit = large * scale / FIELD
    edge = large * (1 - scale) / 2

    def place(x: float, y: float) -> tuple[float, float]:
        return edge + x * unit, edge + y * unit

    pen.polygon([place(x, y) for x, y in STEM], fill=PAPER)
    x, y, radius = DOT
    pen.ellipse([place(x - radius, y - radius), place(x + radius, y + radius)], fill=PAPER)
    return picture.resize((size, size), Image.Resampling.LANCZOS)


def _png(picture: Image.Image) -> bytes:
    png = BytesIO()
    picture.save(png, "PNG", optimize=True)
    return png.getvalue()


def _ico(pictures: list[Image.Image]) -> bytes:
    ico = BytesIO()
    *smaller, largest = pictures
    sizes = [picture.size for picture in pictures]
    largest.save(ico, "ICO", sizes=sizes, append_images=smaller)
    return ico.getvalue()
