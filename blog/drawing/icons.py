"""The blog's icons, from its logo or Ibid's mark, in the sizes that browsers and phones request."""

from collections.abc import Callable
from io import BytesIO
from math import hypot

from PIL import Image, ImageDraw

PAPER = "#fcfcfa"
FAVICON_SIZES = (16, 32, 48)
APPLE_SIZE, SMALL_SIZE, LARGE_SIZE = 180, 192, 512
# As fractions of an icon's width: the circle that a phone shows, and a logo on a filled icon.
SAFE, ON_PAPER = 0.8, 0.76
MARK_IN_SAFE = 0.9

# The mark of a footnote: an i whose dot is raised like a note number. Drawn on a field of 32.
STEM = (
    *((9, 13), (16.5, 13), (16.5, 24.2), (20, 24.2), (20, 26)),
    *((8.5, 26), (8.5, 24.2), (12.5, 24.2), (12.5, 14.8), (9, 14.8)),
)
DOT = (21.5, 7.5, 2.7)
FIELD = 32
OVERSAMPLING = 8  # drawn this many times larger, then reduced, for smooth edges

Draw = Callable[[int], Image.Image]


def icons_of(logo: bytes, *, accent: str) -> dict[str, bytes]:
    """Return the content of each icon by file name; without a logo, the mark in `accent`."""
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
    """Return the icons by file name.

    `draw_filled` draws without transparent corners, `draw_safe` only where no phone crops.
    """
    return {
        "favicon.ico": _ico([draw(size) for size in FAVICON_SIZES]),
        "apple.png": _png(draw_filled(APPLE_SIZE)),
        "small.png": _png(draw(SMALL_SIZE)),
        "large.png": _png(draw(LARGE_SIZE)),
        "maskable.png": _png(draw_safe(LARGE_SIZE)),
    }


def _square(picture: Image.Image, size: int, *, ratio: float) -> Image.Image:
    """Center the picture, scaled by `ratio`, in a transparent square."""
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
    large = size * OVERSAMPLING
    mask = Image.new("L", (large, large))
    pen = ImageDraw.Draw(mask)
    unit = large * scale / FIELD
    edge = large * (1 - scale) / 2

    def point(x: float, y: float) -> tuple[float, float]:
        return edge + x * unit, edge + y * unit

    pen.polygon([point(x, y) for x, y in STEM], fill=255)
    x, y, radius = DOT
    pen.ellipse([point(x - radius, y - radius), point(x + radius, y + radius)], fill=255)
    picture = Image.new("RGB", (size, size), accent)
    picture.paste(PAPER, mask=mask.reduce(OVERSAMPLING))
    return picture


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
