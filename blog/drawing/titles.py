"""Fitting a title into its room: as large as it can be, on even lines, cut short at worst."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from blog.drawing.breaking import (
    Piece,
    even_lines,
    full_lines,
    letters_of,
    parts_words,
    pieces_of,
    width_of,
)
from blog.drawing.faces import by_face
from blog.drawing.lettering import Hand, set_line

ELLIPSIS = "…"
A_LITTLE_SMALLER = 0.7


@dataclass(frozen=True)
class Fitted:
    """Lines of text, how they are written, and how far apart they stand."""

    lines: tuple[str, ...]
    hand: Hand
    leading: float

    @property
    def width(self) -> float:
        """Of its widest line as it is set, joined letters and all."""
        return max(set_line(line, self.hand).width for line in self.lines)


def fit(text: str, hand: Hand, *, sizes: Sequence[int], width: float, height: float) -> Fitted:
    """Drawable `text` in the first of `sizes`, largest first, at which it fits.

    A little smaller where its lines then end between words.
    """
    leading = max(face.leading for face, _piece in by_face(text, hand.faces))
    least = replace(hand, size=sizes[-1])
    measured = _measured(text, least, width=width)
    fitting = None
    for size in sizes:
        if fitting and size < A_LITTLE_SMALLER * fitting.hand.size:
            return fitting
        lines = even_lines(_scaled(measured, size / least.size), width=width)
        fitted = _fitted(lines, replace(hand, size=size), leading)
        if len(lines) * fitted.leading > height or fitted.width > width:
            continue
        if not any(line[-1].ends_badly for line in lines[:-1]):
            return fitted
        fitting = fitting or fitted
    most = int(height // (least.size * leading))
    return fitting or _fitted(_cut_short(measured, least, width=width, most=most), least, leading)


def _measured(text: str, hand: Hand, *, width: float) -> list[Piece]:
    """The pieces between which lines may end; what is longer than a line, letter by letter."""
    space = set_line(" ", hand).width
    texts = pieces_of(text)
    pieces: list[Piece] = []
    for text, after in zip(texts, [*texts[1:], " "], strict=True):
        piece = _piece(text, hand, space=space)
        parts = [piece] if piece.width <= width else _letters(text, hand, space=space)
        pieces += [replace(part, ends_badly=True) for part in parts[:-1]]
        pieces.append(replace(parts[-1], ends_badly=not parts_words(text, after)))
    return pieces


def _letters(text: str, hand: Hand, *, space: float) -> list[Piece]:
    return [_piece(letter, hand, space=space) for letter in letters_of(text)]


def _piece(text: str, hand: Hand, *, space: float) -> Piece:
    words = text.rstrip(" ")
    return Piece(text, set_line(words, hand).width, space if words != text else 0)


def _scaled(pieces: Sequence[Piece], by: float) -> list[Piece]:
    return [replace(piece, width=piece.width * by, space=piece.space * by) for piece in pieces]


def _cut_short(
    pieces: Sequence[Piece], hand: Hand, *, width: float, most: int
) -> list[list[Piece]]:
    *lines, last = full_lines(pieces, width=width)[:most]
    ellipsis = set_line(ELLIPSIS, hand).width
    while len(last) > 1 and width_of(last) + ellipsis > width:
        last.pop()
    end = last[-1].text.rstrip(" ,;:–—-、，")
    return [*lines, [*last[:-1], replace(last[-1], text=end + ELLIPSIS, space=0)]]


def _fitted(lines: Sequence[Sequence[Piece]], hand: Hand, leading: float) -> Fitted:
    words = tuple("".join(piece.text for piece in line).rstrip() for line in lines)
    return Fitted(words, hand, leading * hand.size)
