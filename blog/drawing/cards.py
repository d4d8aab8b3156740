"""The card of a post or of the blog: what others show where a link to it is passed on.

Laid out as the page is: the day in the accent color, the title, who wrote it, the blog's name. It
is mirrored where the title runs from right to left.
"""

from dataclasses import dataclass, replace
from io import BytesIO
from typing import Any

from PIL import Image

from blog.drawing.faces import drawable, faces_for
from blog.drawing.lettering import Hand, Ink, set_line
from blog.drawing.titles import fit
from blog.text.words.bidi import is_rtl

SIZE = WIDTH, HEIGHT = 1200, 630
PAPER, INK, FADED = "#fcfcfa", "#1b1b1d", "#5d5c5a"

SPINE = 20
START, END = 104, 84  # from the edge at which lines begin, and from the other
ROOM = WIDTH - START - END
DAY_LINE, FOOT_LINE = 106, 562
TITLE_TOP, TITLE_BOTTOM = 138, 436
TITLE_SIZES = (108, 100, 92, 86, 80, 74, 68, 62, 56, 52)
DAY_SIZE, BYLINE_SIZE, NAME_SIZE = 34, 38, 36
LOGO_ROOM = 200, 56
ASCENT, DESCENT = 0.75, 0.2  # of letters, from the base line, in parts of the leading
COLORS = 64  # paper, inks, and what is between them at the edge of a letter


@dataclass(frozen=True)
class Card:
    """What a card says; `day` and `byline` may be "".

    `language` is the title's, `own_language` that of the blog's words, `logo` a picture's file.
    """

    title: str
    day: str
    byline: str
    name: str
    language: str
    own_language: str
    accent: str
    logo: bytes = b""


def card_png(card: Card) -> bytes:
    """The same bytes for the same card; words that no face of ours can write are left out."""
    sheet = _Sheet(is_rtl=is_rtl(card.title))
    small = _hand(DAY_SIZE, card.own_language, is_small_capitals=True, tracking=0.06)
    italic = _hand(BYLINE_SIZE, card.own_language, is_italic=True)
    name = _hand(NAME_SIZE, card.own_language)
    sheet.bind(card.accent)
    sheet.write(card.day, small, y=DAY_LINE, color=card.accent)
    end = sheet.write_title(card.title, _hand(TITLE_SIZES[0], card.language))
    sheet.write(card.byline, italic, y=end + 1.3 * BYLINE_SIZE, color=FADED)
    indent = sheet.place(card.logo) if card.logo else 0
    sheet.write(card.name, name, y=FOOT_LINE, color=INK, indent=indent)
    return sheet.as_png(has_few_colors=not card.logo)


def _hand(size: int, language: str, *, is_italic: bool = False, **said: Any) -> Hand:
    return Hand(faces_for(language, is_italic=is_italic), size, language, **said)


class _Sheet:
    """The paper of a card, on which lines begin at the right if it `is_rtl`."""

    def __init__(self, *, is_rtl: bool) -> None:
        self.is_rtl = is_rtl
        self.picture = Image.new("RGB", SIZE, PAPER)
        self.inks: dict[str, Ink] = {}

    def bind(self, color: str) -> None:
        """The edge at which lines begin, as the spine of a book."""
        start = WIDTH - SPINE if self.is_rtl else 0
        self.picture.paste(color, (start, 0, start + SPINE, HEIGHT))

    def write_title(self, title: str, hand: Hand) -> float:
        """Gives how far down it reaches."""
        words = drawable(title, hand.faces)
        if not words:
            return DAY_LINE
        hand = replace(hand, is_rtl=self.is_rtl)
        room = TITLE_BOTTOM - TITLE_TOP
        fitted = fit(words, hand, sizes=TITLE_SIZES, width=ROOM, height=room)
        y = TITLE_TOP - (1 - ASCENT) * fitted.leading
        for text in fitted.lines:
            y += fitted.leading
            self._write(text, fitted.hand, y, INK)
        return y + DESCENT * fitted.leading

    def write(self, text: str, hand: Hand, *, y: float, color: str, indent: float = 0) -> None:
        """One line, which runs as its own words do."""
        words = drawable(text, hand.faces)
        self._write(words, replace(hand, is_rtl=is_rtl(words)), y, color, indent)

    def _write(self, words: str, hand: Hand, y: float, color: str, indent: float = 0) -> None:
        """Smaller where it would be too long."""
        line = set_line(words, hand)
        room = ROOM - indent
        if line.width > room:
            hand = replace(hand, size=hand.size * room / line.width)
            line = set_line(words, hand)
        start = START + indent
        x = WIDTH - start - line.width if self.is_rtl else start
        self.inks.setdefault(color, Ink(color, size=SIZE)).write(line, hand, x=x, y=y)

    def place(self, logo: bytes) -> float:
        """Before the blog's name; gives how far that is moved on."""
        with Image.open(BytesIO(logo)) as opened:
            picture = opened.convert("RGBA")
        picture.thumbnail(LOGO_ROOM, Image.Resampling.LANCZOS)
        x = WIDTH - START - picture.width if self.is_rtl else START
        y = round(FOOT_LINE - 0.3 * NAME_SIZE - picture.height / 2)
        self.picture.paste(picture, (x, y), picture)
        return picture.width + NAME_SIZE / 2

    def as_png(self, *, has_few_colors: bool) -> bytes:
        for ink in self.inks.values():
            ink.draw_on(self.picture)
        picture, png = self.picture, BytesIO()
        if has_few_colors:  # half the bytes
            how = Image.Quantize.MAXCOVERAGE
            picture = picture.quantize(COLORS, method=how, dither=Image.Dither.NONE)
        picture.save(png, "PNG")
        return png.getvalue()
