"""Typesetting: shape lines of text into positioned glyphs with HarfBuzz, and draw them."""

from collections.abc import Iterator
from dataclasses import dataclass

import uharfbuzz as hb
from PIL import Image

from blog.drawing.fonts import ITALIC, UPRIGHT, Font, split_by_font
from blog.text.words.bidi import visual_runs

WESTERN = {UPRIGHT, ITALIC}
# Proportional figures, as in running text; old-style ones only with Western letters.
FIGURES = {"pnum": True, "lnum": True}
OLD_STYLE_FIGURES = {"pnum": True, "onum": True}
SMALL_CAPITALS = {"smcp": True, "c2sc": True}


@dataclass(frozen=True)
class TextStyle:
    """The fonts, size, language and direction of a text.

    `tracking` is extra space between letters as a fraction of the size, for scripts that never
    join letters.
    """

    fonts: tuple[Font, ...]
    size: float
    language: str
    is_rtl: bool = False
    is_small_capitals: bool = False
    tracking: float = 0


@dataclass(frozen=True)
class Glyph:
    """A glyph of a font; x and y are pixels to the right of the baseline's start and above it."""

    font: Font
    glyph_id: int
    x: float
    y: float


@dataclass(frozen=True)
class Line:
    glyphs: tuple[Glyph, ...]
    width: float


def set_line(text: str, style: TextStyle) -> Line:
    """Shape drawable `text` into one line."""
    glyphs: list[Glyph] = []
    x = 0.0
    segments = list(_visual_segments(text, style))
    features = _features(
        style, is_western=all(font in WESTERN for _segment, font, _is_ltr in segments)
    )
    for segment, font, is_ltr in segments:
        scale = style.size * font.scale / font.upem
        gap = style.tracking * style.size if font in WESTERN else 0
        buffer = _shaped(segment, font, style.language, is_ltr=is_ltr, features=features)
        for info, position in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
            start = x + position.x_offset * scale
            glyphs.append(Glyph(font, info.codepoint, start, position.y_offset * scale))
            x += position.x_advance * scale + gap
    return Line(tuple(glyphs), x)


def _visual_segments(text: str, style: TextStyle) -> Iterator[tuple[str, Font, bool]]:
    for run in visual_runs(text, is_rtl=style.is_rtl):
        segments = list(split_by_font(text[run.start : run.end], style.fonts))
        for font, segment in segments if run.is_ltr else reversed(segments):
            yield segment, font, run.is_ltr


def _features(style: TextStyle, *, is_western: bool) -> dict[str, bool]:
    figures = OLD_STYLE_FIGURES if is_western else FIGURES
    return figures | SMALL_CAPITALS if style.is_small_capitals else figures


def _shaped(
    text: str, font: Font, language: str, *, is_ltr: bool, features: dict[str, bool]
) -> hb.Buffer:
    buffer = hb.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    buffer.direction = "ltr" if is_ltr else "rtl"
    buffer.language = language
    hb.shape(font.hb_font, buffer, features)
    return buffer


class GlyphLayer:
    """Glyphs of one color, collected line by line, then drawn on a picture together."""

    def __init__(self, color: str, *, size: tuple[int, int]) -> None:
        self.color = color
        self.raster = hb.RasterDraw()
        self.raster.extents = hb.RasterExtents(0, 0, *size, 0)

    def write(self, line: Line, style: TextStyle, *, x: float, y: float) -> None:
        """Add a line that starts at `x` on the baseline `y`."""
        for glyph in line.glyphs:
            scale = style.size * glyph.font.scale / glyph.font.upem
            self.raster.transform = (scale, 0, 0, -scale, x + glyph.x, y - glyph.y)
            self.raster.draw_glyph(glyph.font.hb_font, glyph.glyph_id)

    def draw_on(self, picture: Image.Image) -> None:
        drawn = self.raster.render()
        extents = drawn.extents
        size = (extents.width, extents.height)
        mask = Image.frombytes("L", size, bytes(drawn.buffer), "raw", "L", extents.stride)
        picture.paste(self.color, (0, 0, *size), mask)
