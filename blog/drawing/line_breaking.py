"""Line breaking: where a line may break, and how to break text into lines of even length."""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

# Scripts without spaces: a line may break between any two characters, except those below.
IDEOGRAPHS = ("CJK UNIFIED", "HIRAGANA", "KATAKANA", "BOPOMOFO", "IDEOGRAPHIC", "FULLWIDTH")
NEVER_FIRST = set(
    "、。，．・：；？！）］｝〉》」』】〕〗’”ー々ゝゞヽヾぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ…‥—％"
)
NEVER_LAST = set("（［｛〈《「『【〔〖‘“＃￥＄")
# Thai and Lao have no spaces either: a syllable begins with these vowels, a word with these
# syllables.
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

# As a fraction of the width: as bad as a line that is shorter than the others by that much.
SPLIT_PENALTY = 0.5


@dataclass(frozen=True)
class Segment:
    """A part of the text that stays on one line.

    `width` excludes `space`, the trailing space that disappears at the end of a line.
    `splits_word`: a line break after it may fall within a word.
    """

    text: str
    width: float
    space: float = 0
    splits_word: bool = False


def segments_of(text: str) -> list[str]:
    """Split `text` wherever a line may break; spaces stay with the segment before them."""
    segments = [text[:1]]
    for before, character in pairwise(text):
        if _may_break(before, character, segment=segments[-1]):
            segments.append(character)
        else:
            segments[-1] += character
    return segments


def is_word_break(before: str, after: str) -> bool:
    """Return True if a break between these segments is certain to fall between words."""
    follows_sign = before[-1] in " 、。，．・：；？！）］｝〉》」』】〕〗…‥" or before[-1] in DASHES
    return follows_sign or after[0] in NEVER_LAST or after.startswith(FIRST_WORDS)


def graphemes_of(text: str) -> list[str]:
    """Split `text` into letters with their marks, to break a word that is longer than a line."""
    graphemes: list[str] = []
    for character in text:
        if graphemes and (_is_mark(character) or character == " "):
            graphemes[-1] += character
        else:
            graphemes.append(character)
    return graphemes


def balanced_lines(segments: Sequence[Segment], *, width: float) -> list[list[Segment]]:
    """Distribute the segments over as few lines as possible, as evenly as possible."""
    starts = [0.0, *accumulate(segment.width + segment.space for segment in segments)]
    # For each number of lines, by segments placed: the least unevenness and the last line's start.
    best: list[dict[int, tuple[float, int]]] = [{0: (0, 0)}]
    for _line in greedy_lines(segments, width=width):
        reached: dict[int, tuple[float, int]] = {}
        for start, (so_far, _begin) in best[-1].items():
            for end in range(start + 1, len(segments) + 1):
                last = segments[end - 1]
                room = width - (starts[end] - starts[start] - last.space)
                if room < 0 and end > start + 1:
                    break
                is_bad = last.splits_word and end < len(segments)
                uneven = so_far + room**2 + (SPLIT_PENALTY * width if is_bad else 0) ** 2
                if end not in reached or uneven < reached[end][0]:
                    reached[end] = (uneven, start)
        best.append(reached)
    return _lines_back(segments, best)


def _lines_back(
    segments: Sequence[Segment], best: Sequence[dict[int, tuple[float, int]]]
) -> list[list[Segment]]:
    lines: list[list[Segment]] = []
    end = len(segments)
    for reached in best[:0:-1]:
        start = reached[end][1]
        lines.insert(0, list(segments[start:end]))
        end = start
    return lines


def greedy_lines(segments: Sequence[Segment], *, width: float) -> list[list[Segment]]:
    """Fill each line as far as possible before the next."""
    lines: list[list[Segment]] = [[]]
    for segment in segments:
        if lines[-1] and line_width([*lines[-1], segment]) > width:
            lines.append([])
        lines[-1].append(segment)
    return lines


def line_width(segments: Sequence[Segment]) -> float:
    """Return the width of a line of `segments`."""
    if not segments:
        return 0
    return sum(segment.width + segment.space for segment in segments) - segments[-1].space


def _may_break(before: str, character: str, *, segment: str) -> bool:
    if character == " " or _is_mark(character):
        return False
    if before == " ":
        return True
    if character in NEVER_FIRST or before in NEVER_LAST:
        return False
    if before in DASHES:
        return len(segment) > 1 and character.isalpha()
    return character in FIRST_OF_SYLLABLE or _is_ideograph(before) or _is_ideograph(character)


def _is_ideograph(character: str) -> bool:
    return character > "\u2e7f" and unicodedata.name(character, "").startswith(IDEOGRAPHS)


def _is_mark(character: str) -> bool:
    return unicodedata.category(character) in {"Mn", "Mc", "Me", "Cf"}
