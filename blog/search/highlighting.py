"""Highlighted hits, and the snippet of a text with the most hits."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from blog.search.queries import Term

# Control characters that no text contains, since indexing drops them.
HIT, END = "\x02", "\x03"
SNIPPET = 240

_HIT = re.compile(f"{HIT}(.*?){END}", re.DOTALL)


@dataclass(frozen=True)
class Span:
    """A part of a text, which is a hit or not."""

    text: str
    is_hit: bool = False


@dataclass(frozen=True)
class Highlighted:
    """The texts of an entry with each hit between HIT and END."""

    title: str
    body: str
    sources: str

    @property
    def title_spans(self) -> list[Span]:
        return list(_spans(self.title))

    @property
    def snippet(self) -> list[Span]:
        """The part with the most hits, of the body or else of the sources, or the beginning."""
        text = self.body if HIT in self.body or HIT not in self.sources else self.sources
        return list(_spans(_best_part(text)))


def highlight_bigrams(text: str, terms: Sequence[Term]) -> str:
    """Return `text` with every occurrence of terms in scripts without spaces highlighted."""
    patterns = [re.escape(term.original) for term in terms if term.is_bigrams]
    return re.sub("|".join(patterns), rf"{HIT}\g<0>{END}", text) if patterns else text


def _spans(text: str) -> Iterator[Span]:
    for index, part in enumerate(_HIT.split(text)):
        if plain := part.replace(HIT, "").replace(END, ""):
            yield Span(plain, is_hit=index % 2 == 1)


def _best_part(text: str) -> str:
    """Return about SNIPPET characters of `text`, cut between words and outside of hits."""
    hits = [found.start() for found in _HIT.finditer(text)]
    first = max(
        hits, key=lambda start: sum(start <= hit < start + SNIPPET for hit in hits), default=0
    )
    begin = _next_word(text, max(first - SNIPPET // 4, 0))
    end = begin + SNIPPET
    if end >= len(text):
        return ("… " if begin else "") + text[begin:]
    part = text[begin:end]
    if part.rfind(HIT) > part.rfind(END):
        part = part[: part.rfind(HIT)]
    elif " " in part[SNIPPET // 2 :]:
        part = part.rpartition(" ")[0]
    return ("… " if begin else "") + part.rstrip() + " …"


def _next_word(text: str, index: int) -> int:
    """Return the index of the word after `index` if one begins nearby, else `index`."""
    space = text.find(" ", index, index + 30) if index else -1
    return space + 1 if space >= 0 else index
