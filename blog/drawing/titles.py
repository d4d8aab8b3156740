"""Fitting a title into its space: as large as possible, on even lines, truncated if necessary."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from blog.drawing.fonts import split_by_font
from blog.drawing.line_breaking import (
    Segment,
    balanced_lines,
    graphemes_of,
    greedy_lines,
    is_word_break,
    line_width,
    segments_of,
)
from blog.drawing.typesetting import TextStyle, set_line

ELLIPSIS = "…"
SMALLEST_RATIO = 0.7


@dataclass(frozen=True)
class FittedTitle:
    """Lines of text, their style, and the distance between them in pixels."""

    lines: tuple[str, ...]
    style: TextStyle
    leading: float

    @property
    def width(self) -> float:
        """The width of the widest line, including ligatures and kerning."""
        return max(set_line(line, self.style).width for line in self.lines)


def fit_title(
    text: str, style: TextStyle, *, sizes: Sequence[int], width: float, height: float
) -> FittedTitle:
    """Set drawable `text` in the largest of `sizes` at which it fits; list them largest first.

    A slightly smaller size is chosen if its lines then break between words.
    """
    leading = max(font.leading for font, _segment in split_by_font(text, style.fonts))
    least = replace(style, size=sizes[-1])
    measured = _measured(text, least, width=width)
    fitting = None
    for size in sizes:
        if fitting and size < SMALLEST_RATIO * fitting.style.size:
            return fitting
        lines = balanced_lines(_scaled(measured, size / least.size), width=width)
        fitted = _fitted(lines, replace(style, size=size), leading)
        if len(lines) * fitted.leading > height or fitted.width > width:
            continue
        if not any(line[-1].splits_word for line in lines[:-1]):
            return fitted
        fitting = fitting or fitted
    max_lines = int(height // (least.size * leading))
    return fitting or _fitted(
        _truncated(measured, least, width=width, max_lines=max_lines), least, leading
    )


def _measured(text: str, style: TextStyle, *, width: float) -> list[Segment]:
    """Return the segments between which lines may break; split by letter if wider than a line."""
    space = set_line(" ", style).width
    texts = segments_of(text)
    segments: list[Segment] = []
    for text, after in zip(texts, [*texts[1:], " "], strict=True):
        segment = _segment(text, style, space=space)
        parts = [segment] if segment.width <= width else _letters(text, style, space=space)
        segments += [replace(part, splits_word=True) for part in parts[:-1]]
        segments.append(replace(parts[-1], splits_word=not is_word_break(text, after)))
    return segments


def _letters(text: str, style: TextStyle, *, space: float) -> list[Segment]:
    return [_segment(letter, style, space=space) for letter in graphemes_of(text)]


def _segment(text: str, style: TextStyle, *, space: float) -> Segment:
    visible = text.rstrip(" ")
    return Segment(text, set_line(visible, style).width, space if visible != text else 0)


def _scaled(segments: Sequence[Segment], by: float) -> list[Segment]:
    return [
        replace(segment, width=segment.width * by, space=segment.space * by) for segment in segments
    ]


def _truncated(
    segments: Sequence[Segment], style: TextStyle, *, width: float, max_lines: int
) -> list[list[Segment]]:
    *lines, last = greedy_lines(segments, width=width)[:max_lines]
    ellipsis = set_line(ELLIPSIS, style).width
    while len(last) > 1 and line_width(last) + ellipsis > width:
        last.pop()
    end = last[-1].text.rstrip(" ,;:–—-、，")
    return [*lines, [*last[:-1], replace(last[-1], text=end + ELLIPSIS, space=0)]]


def _fitted(lines: Sequence[Sequence[Segment]], style: TextStyle, leading: float) -> FittedTitle:
    texts = tuple("".join(segment.text for segment in line).rstrip() for line in lines)
    return FittedTitle(texts, style, leading * style.size)
