"""Where a line may end, and where lines are best ended: evenly, as on a title page."""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

# Written without spaces: a line may end between any two signs, but for those below.
IDEOGRAPHS = ("CJK UNIFIED", "HIRAGANA", "KATAKANA", "BOPOMOFO", "IDEOGRAPHIC", "FULLWIDTH")
NEVER_FIRST = set(
    "、。，．・：；？！）］｝〉》」』】〕〗’”ー々ゝゞヽヾぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ…‥—％"
)
NEVER_LAST = set("（［｛〈《「『【〔〖‘“＃￥＄")
# Written without spaces too: in Thai and Lao a syllable begins with these vowels, and a word with
# these syllables.
FIRST_OF_SYLLABLE = set("เแโใไເແໂໃໄ")
FIRST_WORDS = (
    "และ",
    "ใน",
    "ของ",
    "ที่",
    "หรือ",
    "กับ",
    "จาก",
    "เพื่อ",
    "โดย",
    "แห่ง",
    "ความ",
    "ແລະ",
    "ໃນ",
    "ຂອງ",
)
DASHES = set("-‐–—/")

BAD_END = 0.5  # of the width: as bad as a line that is so much shorter than the others


@dataclass(frozen=True)
class Piece:
    """What stays on one line; its width does not count `space`, which the end of a line eats.

    A line that `ends_badly` after it may end within a word: nobody here knows.
    """

    text: str
    width: float
    space: float = 0
    ends_badly: bool = False


def pieces_of(text: str) -> list[str]:
    """`text` cut wherever a line may end; spaces stay with what is before them."""
    pieces = [text[:1]]
    for before, sign in pairwise(text):
        if _may_part(before, sign, piece=pieces[-1]):
            pieces.append(sign)
        else:
            pieces[-1] += sign
    return pieces


def parts_words(before: str, after: str) -> bool:
    """Whether a line that ends between these pieces surely ends between words."""
    is_after_sign = (
        before[-1] in " 、。，．・：；？！）］｝〉》」』】〕〗…‥" or before[-1] in DASHES
    )
    return is_after_sign or after[0] in NEVER_LAST or after.startswith(FIRST_WORDS)


def letters_of(text: str) -> list[str]:
    """Each letter with its marks: where a word that is longer than a line is broken."""
    letters: list[str] = []
    for sign in text:
        if letters and (_is_mark(sign) or sign == " "):
            letters[-1] += sign
        else:
            letters.append(sign)
    return letters


def even_lines(pieces: Sequence[Piece], *, width: float) -> list[list[Piece]]:
    """As few lines as there can be, and those as even as they can be."""
    starts = [0.0, *accumulate(piece.width + piece.space for piece in pieces)]
    # of the first n pieces on so many lines: how uneven they are at best, where the last begins
    best: list[dict[int, tuple[float, int]]] = [{0: (0, 0)}]
    for _line in full_lines(pieces, width=width):
        reached: dict[int, tuple[float, int]] = {}
        for start, (so_far, _begin) in best[-1].items():
            for end in range(start + 1, len(pieces) + 1):
                last = pieces[end - 1]
                room = width - (starts[end] - starts[start] - last.space)
                if room < 0 and end > start + 1:
                    break
                is_bad = last.ends_badly and end < len(pieces)
                uneven = so_far + room**2 + (BAD_END * width if is_bad else 0) ** 2
                if end not in reached or uneven < reached[end][0]:
                    reached[end] = (uneven, start)
        best.append(reached)
    return _lines_back(pieces, best)


def _lines_back(
    pieces: Sequence[Piece], best: Sequence[dict[int, tuple[float, int]]]
) -> list[list[Piece]]:
    lines: list[list[Piece]] = []
    end = len(pieces)
    for reached in best[:0:-1]:
        start = reached[end][1]
        lines.insert(0, list(pieces[start:end]))
        end = start
    return lines


def full_lines(pieces: Sequence[Piece], *, width: float) -> list[list[Piece]]:
    """Each line as full as it can be."""
    lines: list[list[Piece]] = [[]]
    for piece in pieces:
        if lines[-1] and width_of([*lines[-1], piece]) > width:
            lines.append([])
        lines[-1].append(piece)
    return lines


def width_of(pieces: Sequence[Piece]) -> float:
    """Of a line."""
    if not pieces:
        return 0
    return sum(piece.width + piece.space for piece in pieces) - pieces[-1].space


def _may_part(before: str, sign: str, *, piece: str) -> bool:
    if sign == " " or _is_mark(sign):
        return False
    if before == " ":
        return True
    if sign in NEVER_FIRST or before in NEVER_LAST:
        return False
    if before in DASHES:
        return len(piece) > 1 and sign.isalpha()
    return sign in FIRST_OF_SYLLABLE or _is_ideograph(before) or _is_ideograph(sign)


def _is_ideograph(sign: str) -> bool:
    return sign > "\u2e7f" and unicodedata.name(sign, "").startswith(IDEOGRAPHS)


def _is_mark(sign: str) -> bool:
    return unicodedata.category(sign) in {"Mn", "Mc", "Me", "Cf"}
