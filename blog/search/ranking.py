"""The rank of a match, computed alike for both databases."""

from collections.abc import Sequence
from typing import NamedTuple

from blog.search.queries import Term

# The weight of a hit in the title, the headings and the sources; one in the body weighs 1.
IN_TITLE, IN_HEADINGS, IN_SOURCES = 10, 4, 0.5
# BM25's constants: how soon further hits count less, and how much the length of the text counts.
SATURATION, LENGTH_SHARE = 1.2, 0.75
USUAL_LENGTH = 4_000  # characters of an entry


class Candidate(NamedTuple):
    """An entry that matches, with its tokens as the index has them."""

    pk: int
    kind: str
    title: str
    headings: str
    body: str
    sources: str


def needles_of(term: Term, languages: Sequence[str]) -> list[str]:
    """Return what to count in the tokens of an entry: the variants of the term."""
    end = "" if term.is_prefix else " "
    return [f" {' '.join(tokens)}{end}" for tokens in term.variants(languages)]


def rank(candidate: Candidate, terms: Sequence[Sequence[str]]) -> float:
    """Return how well the entry matches: the more and the nearer to its title, the higher."""
    _pk, _kind, title, headings, body, sources = candidate
    length = (len(title) + len(headings) + len(body) + len(sources)) / USUAL_LENGTH
    damping = SATURATION * (1 - LENGTH_SHARE + LENGTH_SHARE * length)
    total = 0.0
    for needles in terms:
        hits = 0.0
        for needle in needles:
            hits += body.count(needle) + IN_TITLE * title.count(needle)
            hits += IN_HEADINGS * headings.count(needle) + IN_SOURCES * sources.count(needle)
        total += hits * (SATURATION + 1) / (hits + damping)
    return total
