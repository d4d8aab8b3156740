"""The fonts we ship, and the choice of a font for each character; see fonts/README.md."""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import groupby
from pathlib import Path

import uharfbuzz as hb

FOLDER = Path(__file__).parent / "font_files"

JOINERS = "\u200c\u200d"  # invisible, but they change how adjacent letters join
WORD_CATEGORIES = {"Lu", "Ll", "Lt", "Lm", "Lo", "Mn", "Mc", "Nd", "Nl"}


@dataclass(frozen=True)
class Font:
    """One font file.

    `scale` makes it look as large as the other fonts; `leading` is the distance between
    lines as a multiple of the font size.
    """

    file: str
    scale: float = 1
    leading: float = 1.12

    @cached_property
    def hb_font(self) -> hb.Font:
        return hb.Font(hb.Face(hb.Blob.from_file_path(str(FOLDER / self.file))))

    @cached_property
    def upem(self) -> int:
        return int(self.hb_font.face.upem)

    def has(self, character: str) -> bool:
        return self.hb_font.get_nominal_glyph(ord(character)) is not None


UPRIGHT = Font("EBGaramond-Medium.ttf")
ITALIC = Font("EBGaramond-Italic.ttf")
JAPANESE = Font("NotoSerifCJK-Japanese.otf", 0.86, 1.28)
OTHERS = (
    Font("FrankRuhlLibre-Medium.ttf", 0.92, 1.2),
    Font("Amiri-Regular.ttf", 1.02, 1.5),
    Font("NotoSerifCJK-Regular.otf", 0.86, 1.28),
    Font("NotoSerifDevanagari-Medium.ttf", 0.86, 1.4),
    Font("NotoSerifThai-Regular.ttf", 0.86, 1.45),
    Font("NotoSerifArmenian-Regular.ttf", 0.86, 1.2),
    Font("NotoSerifGeorgian-Regular.ttf", 0.86, 1.2),
    Font("NotoSerifBengali-Regular.ttf", 0.86, 1.4),
    Font("NotoSerifGurmukhi-Regular.ttf", 0.86, 1.4),
    Font("NotoSerifGujarati-Regular.ttf", 0.86, 1.4),
    Font("NotoSerifTamil-Regular.ttf", 0.82, 1.4),
    Font("NotoSerifTelugu-Regular.ttf", 0.86, 1.5),
    Font("NotoSerifKannada-Regular.ttf", 0.86, 1.5),
    Font("NotoSerifMalayalam-Regular.ttf", 0.82, 1.4),
    Font("NotoSerifSinhala-Regular.ttf", 0.86, 1.4),
    Font("NotoSerifLao-Regular.ttf", 0.86, 1.45),
    Font("NotoSerifKhmer-Regular.ttf", 0.8, 1.6),
    Font("NotoSerifMyanmar-Regular.ttf", 0.8, 1.7),
    Font("NotoSerifEthiopic-Regular.ttf", 0.86, 1.3),
)


@cache
def fonts_for(language: str, *, is_italic: bool = False) -> tuple[Font, ...]:
    """Return the fonts to try, in order. Japanese has its own forms of some Chinese characters."""
    first = (ITALIC, UPRIGHT) if is_italic else (UPRIGHT,)
    return first + ((JAPANESE,) if language.startswith("ja") else ()) + OTHERS


def drawable(text: str, fonts: tuple[Font, ...]) -> str:
    """Return `text` in NFC and on one line, without the characters that no font has.

    Symbols such as emoji are left out. Return "" if a letter is missing, rather than a word with
    a gap.
    """
    kept = []
    for character in unicodedata.normalize("NFC", " ".join(text.split())):
        drawn = _drawn(character, fonts)
        if not drawn and _is_word_character(character):
            return ""
        kept.append(drawn)
    return " ".join("".join(kept).split())


def _drawn(character: str, fonts: tuple[Font, ...]) -> str:
    """Return the character, decomposed if the fonts have only its parts; "" if none has it."""
    for form in (character, unicodedata.normalize("NFD", character)):
        if character in JOINERS or all(any(font.has(part) for font in fonts) for part in form):
            return form
    return ""


def _is_word_character(character: str) -> bool:
    is_variation_selector = "\ufe00" <= character <= "\ufe0f" or character >= "\U000e0100"
    return unicodedata.category(character) in WORD_CATEGORIES and not is_variation_selector


def split_by_font(text: str, fonts: tuple[Font, ...]) -> Iterable[tuple[Font, str]]:
    """Yield the parts of drawable `text`, each with its font.

    Characters that scripts share, such as a period, take the font of the letters before them; at
    the start of the text, that of the letters after them.
    """
    chosen: list[Font | None] = []
    for character in text:
        before = chosen[-1] if chosen else None
        chosen.append(_font_of(character, before, fonts))
    after = None
    for index in range(len(text) - 1, -1, -1):
        if chosen[index] is None:
            fits = after is not None and after.has(text[index])
            chosen[index] = after if fits else _first(text[index], fonts)
        after = chosen[index]
    segments = groupby(zip(chosen, text, strict=True), key=lambda pair: pair[0])
    for font, pairs in segments:
        assert font
        yield font, "".join(character for _font, character in pairs)


def _font_of(character: str, before: Font | None, fonts: tuple[Font, ...]) -> Font | None:
    """Return the font of the character; None if it takes the font of the letters after it."""
    if character in JOINERS:
        return before
    is_of_one_script = unicodedata.category(character)[0] == "L"
    if is_of_one_script:
        return _first(character, fonts)
    return before if before is None or before.has(character) else _first(character, fonts)


def _first(character: str, fonts: tuple[Font, ...]) -> Font:
    return next((font for font in fonts if font.has(character)), fonts[0])
