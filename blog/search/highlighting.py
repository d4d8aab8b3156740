"""Highlighted hits in the original texts, and the snippet of a text with the most hits."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from blog.search.queries import Term
from blog.text.words.search_text import is_unspaced
from blog.text.words.token_places import Place, TokenFinder

SNIPPET = 240


@dataclass(frozen=True)
class Span:
    """A part of a text, which is a hit or not."""

    text: str
    is_hit: bool = False


@dataclass(frozen=True)
class Highlighted:
    """A text with the places of its hits: where each begins and ends, in order."""

    text: str
    hits: tuple[tuple[int, int], ...] = ()

    @property
    def spans(self) -> list[Span]:
        return list(self._spans(0, len(self.text)))

    @property
    def snippet(self) -> list[Span]:
        """About SNIPPET characters with the most hits, cut between words and outside of hits."""
        begin, end = self._best_part()
        before = [Span("… ")] if begin else []
        after = [Span(" …")] if end < len(self.text) else []
        return [*before, *self._spans(begin, end), *after]

    def _spans(self, begin: int, end: int) -> Iterator[Span]:
        at = begin
        for start, stop in self.hits:
            if begin <= start and stop <= end:
                yield from (Span(self.text[at:start]),) if start > at else ()
                yield Span(self.text[start:stop], is_hit=True)
                at = stop
        if rest := self.text[at:end]:
            yield Span(rest)

    def _best_part(self) -> tuple[int, int]:
        starts = [start for start, _end in self.hits]
        first = max(
            starts,
            key=lambda start: sum(start <= hit < start + SNIPPET for hit in starts),
            default=0,
        )
        begin = _next_word(self.text, max(first - SNIPPET // 4, 0))
        end = begin + SNIPPET
        if end >= len(self.text):
            return begin, len(self.text)
        for start, stop in self.hits:
            if start < end < stop:
                return begin, start
        space = self.text.rfind(" ", begin + SNIPPET // 2, end)
        return begin, space if space > 0 else end


class Highlighter:
    """Highlights the terms of a query in texts; `languages` are those of the index.

    Each variant of a term is a phrase of tokens, of which the last may be only a beginning.
    """

    def __init__(self, terms: Sequence[Term], languages: Sequence[str]) -> None:
        self._phrases = [
            (tokens, term.is_prefix) for term in terms for tokens in term.variants(languages)
        ]
        self._tokens = {token for tokens, _is_prefix in self._phrases for token in tokens}
        self._beginnings = tuple(tokens[-1] for tokens, is_prefix in self._phrases if is_prefix)
        self._has_unspaced = any(map(is_unspaced, self._tokens))
        self._finders: dict[str, TokenFinder] = {}

    def highlight(self, text: str, language: str) -> Highlighted:
        finder = self._finders.get(language)
        if finder is None:
            finder = TokenFinder(language, is_wanted=self._is_wanted, wants_runs=self._has_unspaced)
            self._finders[language] = finder
        places = list(finder.places_in(text))
        return Highlighted(text, tuple(_merged(sorted(self._hits_among(places)))))

    def _is_wanted(self, token: str) -> bool:
        return token in self._tokens or token.startswith(self._beginnings)

    def _hits_among(self, places: Sequence[Place]) -> Iterator[tuple[int, int]]:
        for tokens, is_prefix in self._phrases:
            for first in range(len(places) - len(tokens) + 1):
                found = places[first : first + len(tokens)]
                if _matches(found, tokens, is_prefix=is_prefix):
                    yield found[0].start, _end_of(found[-1], tokens[-1])


def _matches(places: Sequence[Place], tokens: Sequence[str], *, is_prefix: bool) -> bool:
    if places[-1].number - places[0].number != len(tokens) - 1:
        return False
    *others, last = (place.token for place in places)
    is_last = last.startswith(tokens[-1]) if is_prefix else last == tokens[-1]
    return is_last and others == list(tokens[:-1])


def _end_of(place: Place, token: str) -> int:
    """Return the end of the hit: of a bigram that only begins with the token, its first letter."""
    is_half = is_unspaced(token) and len(token) < len(place.token)
    return min(place.start + 1, place.end) if is_half else place.end


def _merged(hits: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    begin, end = -1, -1
    for start, stop in hits:
        if start < end:
            end = max(end, stop)
            continue
        if end > 0:
            yield begin, end
        begin, end = start, stop
    if end > 0:
        yield begin, end


def _next_word(text: str, index: int) -> int:
    """Return the index of the word after `index` if one begins nearby, else `index`."""
    space = text.find(" ", index, index + 30) if index else -1
    return space + 1 if space >= 0 else index
