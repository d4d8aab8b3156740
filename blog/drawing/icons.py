"""The blog's icons, in the sizes that browsers and phones ask for: of its logo, or of our mark."""

from collections.abc import Callable
from io import BytesIO

from PIL import Image, ImageDraw

PAPER = "#fcfcfa"
FAVICON_SIZES = (16, 32, 48)
APPLE_SIZE, SMALL_SIZE, LARGE_SIZE = 180, 192, 512
# What surely stays in sight when a phone cuts an icon into a shape, in parts of its width.
SAFE = 0.8

# The mark is a note's: an i whose dot has moved up to where the number stands. On a field of 32.
STEM = ((9, 13), (16.5, 13), (16.5, 24.2), (20, 24.2), (20, 26), (8.5, 26), (8.5, 24.2))
STEM_END = ((12.5, 24.2), (12.5, 14.8), (9, 14.8))
DOT = (21.5, 7.5, 2.7)
FIELD = 32
FINER = 8  # drawn so many times larger, then made smaller: smooth edges

Draw = Callable[[int], Image.Image]


def icons_of(logo: bytes, *, accent: str) -> dict[str, bytes]:
    """Each icon's file by its name; without a logo, our mark in the accent colour."""
    if logo:
        with Image.open(BytesIO(logo)) as opened:
            picture = opened.convert("RGBA")
        return _files(lambda size: _logo(picture, size), lambda size: _logo_on_paper(picture, size))
    return _files(lambda size: _mark(accent, size), lambda size: _mark(accent, size, scale=SAFE))


def _files(draw: Draw, draw_filled: Draw) -> dict[str, bytes]:
    """`draw_filled` leaves no corner empty, and nothing in the corners that may be cut off."""
    return {
        "favicon.ico": _ico([draw(size) for size in FAVICON_SIZES]),
        "apple.png": _png(draw_filled(APPLE_SIZE)),
        "small.png": _png(draw(SMALL_SIZE)),
        "large.png": _png(draw(LARGE_SIZE)),
        "maskable.png": _png(draw_filled(LARGE_SIZE)),
    }


def _logo(picture: Image.Image, size: int, *, scale: float = 1) -> Image.Image:
    """In the middle of a square."""
    square = Image.new("RGBA", (size, size))
    room = max(1, round(size * scale))
    ratio = room / max(picture.size)
    fitted = picture.resize(
        (max(1, round(picture.width * ratio)), max(1, round(picture.height * ratio))),
        Image.Resampling.LANCZOS,
    )
    square.paste(fitted, ((size - fitted.width) // 2, (size - fitted.height) // 2))
    return square


def _logo_on_paper(picture: Image.Image, size: int) -> Image.Image:
    # the corners of a square as wide as this just touch the circle that stays in sight
    logo = _logo(picture, size, scale=SAFE / 2**0.5)
    paper = Image.new("RGB", (size, size), PAPER)
    paper.paste(logo, (0, 0), logo)
    return paper


def _mark(accent: str, size: int, *, scale: float = 1) -> Image.Image:
    large = size * FINER
    picture = Image.new("RGB", (large, large), accent)
    pen = ImageDraw.Draw(picture)
    unit = large * scale / FIELD
    edge = large * (1 - scale) / 2

    def place(x: float, y: float) -> tuple[float, float]:
        return edge + x * unit, edge + y * unit

    pen.polygon([place(x, y) for x, y in STEM + STEM_END], fill=PAPER)
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
