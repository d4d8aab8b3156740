"""The faces we ship and which of them draws a sign; see fonts/README.md."""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import groupby
from pathlib import Path

import uharfbuzz as hb

FONTS = Path(__file__).parent / "fonts"

JOINERS = "\u200c\u200d"  # show nothing, but change how letters beside them are joined
OF_WORDS = {"Lu", "Ll", "Lt", "Lm", "Lo", "Mn", "Mc", "Nd", "Nl"}


@dataclass(frozen=True)
class Face:
    """One file of letters. `scale` makes it look as large as the others beside it; `leading` is
    from line to line, in parts of the size.
    """

    file: str
    scale: float = 1
    leading: float = 1.12

    @cached_property
    def font(self) -> hb.Font:
        return hb.Font(hb.Face(hb.Blob.from_file_path(str(FONTS / self.file))))

    @cached_property
    def upem(self) -> int:
        return int(self.font.face.upem)

    def has(self, sign: str) -> bool:
        return self.font.get_nominal_glyph(ord(sign)) is not None


UPRIGHT = Face("EBGaramond-Medium.ttf")
ITALIC = Face("EBGaramond-Italic.ttf")
JAPANESE = Face("NotoSerifCJK-Japanese.otf", 0.86, 1.28)
OTHERS = (
    Face("FrankRuhlLibre-Medium.ttf", 0.92, 1.2),
    Face("Amiri-Regular.ttf", 1.02, 1.5),
    Face("NotoSerifCJK-Regular.otf", 0.86, 1.28),
    Face("NotoSerifDevanagari-Medium.ttf", 0.86, 1.4),
    Face("NotoSerifThai-Regular.ttf", 0.86, 1.45),
    Face("NotoSerifArmenian-Regular.ttf", 0.86, 1.2),
    Face("NotoSerifGeorgian-Regular.ttf", 0.86, 1.2),
    Face("NotoSerifBengali-Regular.ttf", 0.86, 1.4),
    Face("NotoSerifGurmukhi-Regular.ttf", 0.86, 1.4),
    Face("NotoSerifGujarati-Regular.ttf", 0.86, 1.4),
    Face("NotoSerifTamil-Regular.ttf", 0.82, 1.4),
    Face("NotoSerifTelugu-Regular.ttf", 0.86, 1.5),
    Face("NotoSerifKannada-Regular.ttf", 0.86, 1.5),
    Face("NotoSerifMalayalam-Regular.ttf", 0.82, 1.4),
    Face("NotoSerifSinhala-Regular.ttf", 0.86, 1.4),
    Face("NotoSerifLao-Regular.ttf", 0.86, 1.45),
    Face("NotoSerifKhmer-Regular.ttf", 0.8, 1.6),
    Face("NotoSerifMyanmar-Regular.ttf", 0.8, 1.7),
    Face("NotoSerifEthiopic-Regular.ttf", 0.86, 1.3),
)


@cache
def faces_for(language: str, *, is_italic: bool = False) -> tuple[Face, ...]:
    """In the order in which they are asked; the Japanese write some signs of their own way."""
    first = (ITALIC, UPRIGHT) if is_italic else (UPRIGHT,)
    return first + ((JAPANESE,) if language.startswith("ja") else ()) + OTHERS


def drawable(text: str, faces: tuple[Face, ...]) -> str:
    """`text` as it can be drawn: composed, on one line, without what no face has.

    Signs such as emoji are left out; "" if a letter is missing, rather than a word with a hole.
    """
    kept = []
    for sign in unicodedata.normalize("NFC", " ".join(text.split())):
        drawn = _drawn(sign, faces)
        if not drawn and _is_of_a_word(sign):
            return ""
        kept.append(drawn)
    return " ".join("".join(kept).split())


def _drawn(sign: str, faces: tuple[Face, ...]) -> str:
    """The sign, or letter and accent if only these are there, or "" if they are not either."""
    for form in (sign, unicodedata.normalize("NFD", sign)):
        if sign in JOINERS or all(any(face.has(part) for face in faces) for part in form):
            return form
    return ""


def _is_of_a_word(sign: str) -> bool:
    is_choice_of_shape = "\ufe00" <= sign <= "\ufe0f" or sign >= "\U000e0100"
    return unicodedata.category(sign) in OF_WORDS and not is_choice_of_shape


def by_face(text: str, faces: tuple[Face, ...]) -> Iterable[tuple[Face, str]]:
    """Pieces of drawable `text`, each with its face.

    What scripts share, such as a full stop, is drawn like the letters before it; what has none
    before it, like those after it.
    """
    chosen: list[Face | None] = []
    for sign in text:
        before = chosen[-1] if chosen else None
        chosen.append(_face_of(sign, before, faces))
    after = None
    for at in range(len(text) - 1, -1, -1):
        if chosen[at] is None:
            fits = after is not None and after.has(text[at])
            chosen[at] = after if fits else _first(text[at], faces)
        after = chosen[at]
    pieces = groupby(zip(chosen, text, strict=True), key=lambda pair: pair[0])
    for face, pairs in pieces:
        assert face
        yield face, "".join(sign for _face, sign in pairs)


def _face_of(sign: str, before: Face | None, faces: tuple[Face, ...]) -> Face | None:
    """None for what is to be drawn like what follows."""
    if sign in JOINERS:
        return before
    is_of_one_script = unicodedata.category(sign)[0] == "L"
    if is_of_one_script:
        return _first(sign, faces)
    return before if before is None or before.has(sign) else _first(sign, faces)


def _first(sign: str, faces: tuple[Face, ...]) -> Face:
    return next((face for face in faces if face.has(sign)), faces[0])
