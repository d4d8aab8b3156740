"""The preview image of a post or of the blog, which other sites show with a link to it.

Laid out like the page: the date in the accent color, the title, the byline, the blog's name.
Mirrored where the title runs from right to left.
"""

from dataclasses import dataclass, replace
from io import BytesIO
from typing import Any

from PIL import Image

from blog.drawing.fonts import drawable, fonts_for
from blog.drawing.titles import fit_title
from blog.drawing.typesetting import GlyphLayer, TextStyle, set_line
from blog.text.words.bidi import is_rtl

SIZE = WIDTH, HEIGHT = 1200, 630
PAPER, INK, FADED = "#fcfcfa", "#1b1b1d", "#525150"

SPINE = 20
START, END = 104, 84  # margins: at the start of lines, and at their end
ROOM = WIDTH - START - END
DAY_LINE, FOOT_LINE = 106, 562
TITLE_TOP, TITLE_BOTTOM = 138, 436
TITLE_SIZES = (108, 100, 92, 86, 80, 74, 68, 62, 56, 52)
DAY_SIZE, BYLINE_SIZE, NAME_SIZE = 34, 38, 36
LOGO_ROOM = 200, 56
ASCENT, DESCENT = 0.75, 0.2  # of letters, from the baseline, as fractions of the leading
COLORS = 64  # paper, text colors, and the blends between them at the edges of letters


@dataclass(frozen=True)
class LinkPreview:
    """The content of a preview image; `day` and `byline` may be "".

    `language` is that of the title, `own_language` that of the blog's other text. `logo` is the
    content of a picture file.
    """

    title: str
    day: str
    byline: str
    name: str
    language: str
    own_language: str
    accent: str
    logo: bytes = b""


def render_link_preview(preview: LinkPreview) -> bytes:
    """Return a PNG, always the same for the same `preview`.

    A line with letters that none of our fonts has is left out.
    """
    sheet = _Sheet(is_rtl=is_rtl(preview.title))
    small = _style(DAY_SIZE, preview.own_language, is_small_capitals=True, tracking=0.06)
    italic = _style(BYLINE_SIZE, preview.own_language, is_italic=True)
    name = _style(NAME_SIZE, preview.own_language)
    sheet.bind(preview.accent)
    sheet.write(preview.day, small, y=DAY_LINE, color=preview.accent)
    end = sheet.write_title(preview.title, _style(TITLE_SIZES[0], preview.language))
    sheet.write(preview.byline, italic, y=end + 1.3 * BYLINE_SIZE, color=FADED)
    indent = sheet.place(preview.logo) if preview.logo else 0
    sheet.write(preview.name, name, y=FOOT_LINE, color=INK, indent=indent)
    return sheet.as_png(has_few_colors=not preview.logo)


def _style(size: int, language: str, *, is_italic: bool = False, **options: Any) -> TextStyle:
    return TextStyle(fonts_for(language, is_italic=is_italic), size, language, **options)


class _Sheet:
    """The surface of a preview image; lines start at the right if `is_rtl`."""

    def __init__(self, *, is_rtl: bool) -> None:
        self.is_rtl = is_rtl
        self.picture = Image.new("RGB", SIZE, PAPER)
        self.layers: dict[str, GlyphLayer] = {}

    def bind(self, color: str) -> None:
        """Draw a colored band along the edge where lines start, like the spine of a book."""
        start = WIDTH - SPINE if self.is_rtl else 0
        self.picture.paste(color, (start, 0, start + SPINE, HEIGHT))

    def write_title(self, title: str, style: TextStyle) -> float:
        """Write the title; return the y coordinate of its lower edge."""
        text = drawable(title, style.fonts)
        if not text:
            return DAY_LINE
        style = replace(style, is_rtl=self.is_rtl)
        room = TITLE_BOTTOM - TITLE_TOP
        fitted = fit_title(text, style, sizes=TITLE_SIZES, width=ROOM, height=room)
        y = TITLE_TOP - (1 - ASCENT) * fitted.leading
        for line in fitted.lines:
            y += fitted.leading
            self._write(line, fitted.style, y, INK)
        return y + DESCENT * fitted.leading

    def write(
        self, text: str, style: TextStyle, *, y: float, color: str, indent: float = 0
    ) -> None:
        """Write one line in the direction of its own text."""
        line = drawable(text, style.fonts)
        self._write(line, replace(style, is_rtl=is_rtl(line)), y, color, indent)

    def _write(self, text: str, style: TextStyle, y: float, color: str, indent: float = 0) -> None:
        """Write one line, in a smaller size if it would be too long."""
        line = set_line(text, style)
        room = ROOM - indent
        if line.width > room:
            style = replace(style, size=style.size * room / line.width)
            line = set_line(text, style)
        start = START + indent
        x = WIDTH - start - line.width if self.is_rtl else start
        self.layers.setdefault(color, GlyphLayer(color, size=SIZE)).write(line, style, x=x, y=y)

    def place(self, logo: bytes) -> float:
        """Place the logo before the blog's name; return the indent of the name."""
        with Image.open(BytesIO(logo)) as opened:
            picture = opened.convert("RGBA")
        picture.thumbnail(LOGO_ROOM, Image.Resampling.LANCZOS)
        x = WIDTH - START - picture.width if self.is_rtl else START
        y = round(FOOT_LINE - 0.3 * NAME_SIZE - picture.height / 2)
        self.picture.paste(picture, (x, y), picture)
        return picture.width + NAME_SIZE / 2

    def as_png(self, *, has_few_colors: bool) -> bytes:
        for layer in self.layers.values():
            layer.draw_on(self.picture)
        picture, png = self.picture, BytesIO()
        if has_few_colors:  # half the bytes
            method = Image.Quantize.MAXCOVERAGE
            picture = picture.quantize(COLORS, method=method, dither=Image.Dither.NONE)
        picture.save(png, "PNG")
        return png.getvalue()
