"""Setting words: each letter shaped by HarfBuzz, put in its place, and drawn."""

from collections.abc import Iterator
from dataclasses import dataclass

import uharfbuzz as hb
from PIL import Image

from blog.drawing.faces import ITALIC, UPRIGHT, Face, by_face
from blog.text.words.bidi import visual_runs

WESTERN = {UPRIGHT, ITALIC}
# Figures as wide as each of them is: they stand among words. Old ones, which rise and fall like
# small letters, only among such letters.
FIGURES = {"pnum": True, "lnum": True}
OLD_FIGURES = {"pnum": True, "onum": True}
SMALL_CAPITALS = {"smcp": True, "c2sc": True}


@dataclass(frozen=True)
class Hand:
    """How words are written: in which faces, how large, in which language and direction.

    `tracking`, in parts of the size, sets letters apart: only those that are never joined.
    """

    faces: tuple[Face, ...]
    size: float
    language: str
    is_rtl: bool = False
    is_small_capitals: bool = False
    tracking: float = 0


@dataclass(frozen=True)
class Letter:
    """A glyph of a face, from the start of its line to the right and up, in pixels."""

    face: Face
    glyph: int
    x: float
    y: float


@dataclass(frozen=True)
class Line:
    letters: tuple[Letter, ...]
    width: float


def set_line(text: str, hand: Hand) -> Line:
    """Drawable `text` on one line."""
    letters: list[Letter] = []
    x = 0.0
    pieces = list(_pieces_as_seen(text, hand))
    features = _features(hand, is_western=all(face in WESTERN for _piece, face, _way in pieces))
    for piece, face, is_ltr in pieces:
        scale = hand.size * face.scale / face.upem
        gap = hand.tracking * hand.size if face in WESTERN else 0
        buffer = _shaped(piece, face, hand.language, is_ltr=is_ltr, features=features)
        for info, place in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
            at = x + place.x_offset * scale
            letters.append(Letter(face, info.codepoint, at, place.y_offset * scale))
            x += place.x_advance * scale + gap
    return Line(tuple(letters), x)


def _pieces_as_seen(text: str, hand: Hand) -> Iterator[tuple[str, Face, bool]]:
    for run in visual_runs(text, leftward=hand.is_rtl):
        pieces = list(by_face(text[run.start : run.end], hand.faces))
        for face, piece in pieces if run.is_ltr else reversed(pieces):
            yield piece, face, run.is_ltr


def _features(hand: Hand, *, is_western: bool) -> dict[str, bool]:
    figures = OLD_FIGURES if is_western else FIGURES
    return figures | SMALL_CAPITALS if hand.is_small_capitals else figures


def _shaped(
    text: str, face: Face, language: str, *, is_ltr: bool, features: dict[str, bool]
) -> hb.Buffer:
    buffer = hb.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    buffer.direction = "ltr" if is_ltr else "rtl"
    buffer.language = language
    hb.shape(face.font, buffer, features)
    return buffer


class Ink:
    """Letters of one color: gathered line by line, then drawn on a picture at once."""

    def __init__(self, color: str, *, size: tuple[int, int]) -> None:
        self.color = color
        self.raster = hb.RasterDraw()
        self.raster.extents = hb.RasterExtents(0, 0, *size, 0)

    def write(self, line: Line, hand: Hand, *, x: float, y: float) -> None:
        """From `x` on to the right, on the base line `y`."""
        for letter in line.letters:
            scale = hand.size * letter.face.scale / letter.face.upem
            self.raster.transform = (scale, 0, 0, -scale, x + letter.x, y - letter.y)
            self.raster.draw_glyph(letter.face.font, letter.glyph)

    def draw_on(self, picture: Image.Image) -> None:
        drawn = self.raster.render()
        extents = drawn.extents
        size = (extents.width, extents.height)
        mask = Image.frombytes("L", size, bytes(drawn.buffer), "raw", "L", extents.stride)
        picture.paste(self.color, (0, 0, *size), mask)
