"""The places of tokens in a text, for highlighting: where in the original each token comes from."""

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from blog.text.words.folding import fold
from blog.text.words.invisible import is_invisible
from blog.text.words.search_text import is_unspaced, spaced, tokens_of


class Place(NamedTuple):
    """A token, its number in the text, and where it begins and ends."""

    token: str
    number: int
    start: int
    end: int


class _Shapes(dict[int, str]):
    """Map each character to its shape: w in a word, u of a script without spaces, i invisible."""

    def __missing__(self, code: int) -> str:
        self[code] = shape = _shape(chr(code))
        return shape


_SHAPES = _Shapes()
_WORDS = re.compile("(i*u[ui]*)|i*w[wi]*")
_VOICING = "\u3099\u309a"  # marks of kana that are characters of their own in half-width text


class TokenFinder:
    """Finds wanted tokens in texts of one language; what it learns of a word serves all texts."""

    def __init__(
        self, language: str, *, is_wanted: Callable[[str], bool], wants_runs: bool = True
    ) -> None:
        self._language = language
        self._is_wanted = is_wanted
        self._wants_runs = wants_runs
        self._known: dict[str, Sequence[str]] = {}  # of words that have a wanted token, or none

    def places_in(self, text: str) -> Iterator[Place]:
        """Yield the wanted tokens of `text`, in order."""
        number = 0
        for found in _WORDS.finditer(text.translate(_SHAPES)):
            start, end = found.span()
            word = text[start:end]
            if found[1]:
                tokens = _bigrams(word, start) if self._wants_runs else []
            else:
                tokens = [(token, start, end) for token in self._tokens_of(word)]
            for place, (token, begin, stop) in enumerate(tokens, start=number):
                if self._is_wanted(token):
                    yield Place(token, place, begin, stop)
            number += len(tokens) or 1

    def _tokens_of(self, word: str) -> Sequence[str]:
        known = self._known.get(word)
        if known is None:
            tokens = _tokens_of_word(word, self._language)
            known = tokens if any(map(self._is_wanted, tokens)) else ()
            self._known[word] = known
        return known


@lru_cache(maxsize=20_000)
def _tokens_of_word(word: str, language: str) -> tuple[str, ...]:
    return tuple(tokens_of(word, language))


def words_in(text: str) -> set[str]:
    """Return the words of `text` as they are spelled, without those of scripts without spaces."""
    found = _WORDS.finditer(text.translate(_SHAPES))
    return {text[slice(*word.span())] for word in found if not word[1]}


def _bigrams(run: str, start: int) -> list[tuple[str, int, int]]:
    """Return the bigrams of a run and its last letter, each with its beginning and end."""
    letters = _letters(run, start)
    pairs = [
        (first + second, begin, end)
        for (first, begin, _end), (second, _begin, end) in pairwise(letters)
    ]
    return pairs + letters[-1:]


def _letters(run: str, start: int) -> list[tuple[str, int, int]]:
    letters: list[tuple[str, int, int]] = []
    for place, character in enumerate(run, start=start):
        for letter in fold(character):
            if letters and letter in _VOICING:
                before, begin, _end = letters.pop()
                voiced = unicodedata.normalize("NFC", before + letter)
                letters.append((voiced, begin, place + 1))
            else:
                letters.append((letter, place, place + 1))
    return letters


def _shape(character: str) -> str:
    shown = spaced(character).strip()
    if not shown:
        is_mark = unicodedata.category(character) == "Mn"
        return "i" if is_mark or is_invisible(character) else " "
    return "u" if is_unspaced(shown) else "w"
