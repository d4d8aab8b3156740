"""What was found, marked in its text, and the part of the text that shows it best."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from blog.search.queries import Term

# What no text holds: our index drops them.
HIT, END = "\x02", "\x03"
SNIPPET = 240

_HIT = re.compile(f"{HIT}(.*?){END}", re.DOTALL)


@dataclass(frozen=True)
class Piece:
    """A part of a text, found or not."""

    text: str
    is_hit: bool = False


@dataclass(frozen=True)
class Marked:
    """The texts of what was found, with what was found in them between HIT and END."""

    title: str
    body: str
    sources: str

    @property
    def title_pieces(self) -> list[Piece]:
        return list(_pieces(self.title))

    @property
    def snippet(self) -> list[Piece]:
        """The part of the body with most hits, else of the sources, else the beginning."""
        text = self.body if HIT in self.body or HIT not in self.sources else self.sources
        return list(_pieces(_best_part(text)))


def mark_pairs(text: str, terms: Sequence[Term]) -> str:
    """`text` with the terms of scripts without spaces marked, wherever they stand."""
    said = [re.escape(term.said) for term in terms if term.is_paired]
    return re.sub("|".join(said), rf"{HIT}\g<0>{END}", text) if said else text


def _pieces(marked: str) -> Iterator[Piece]:
    for place, part in enumerate(_HIT.split(marked)):
        if part := part.replace(HIT, "").replace(END, ""):
            yield Piece(part, is_hit=place % 2 == 1)


def _best_part(text: str) -> str:
    """About SNIPPET letters of `text`, cut between words and not within a hit."""
    hits = [found.start() for found in _HIT.finditer(text)]
    first = max(
        hits, key=lambda start: sum(start <= hit < start + SNIPPET for hit in hits), default=0
    )
    begin = _word_at(text, max(first - SNIPPET // 4, 0))
    end = begin + SNIPPET
    if end >= len(text):
        return ("… " if begin else "") + text[begin:]
    part = text[begin:end]
    if part.rfind(HIT) > part.rfind(END):
        part = part[: part.rfind(HIT)]
    elif " " in part[SNIPPET // 2 :]:
        part = part.rpartition(" ")[0]
    return ("… " if begin else "") + part.rstrip() + " …"


def _word_at(text: str, place: int) -> int:
    """Where the word after `place` begins, if it is near."""
    space = text.find(" ", place, place + 30) if place else -1
    return space + 1 if space >= 0 else place
