"""What a reader asks, taken apart. Nothing is a mistake: what has no letters is left out."""

import re
import unicodedata
from dataclasses import dataclass

from blog.text.words.folding import UNSPACED, pairs_of

LONGEST, MOST_TERMS = 200, 12

_PARTS = re.compile(r'["“”„«»]([^"“”„«»]*)["“”„«»]|([^\s"“”„«»]+)')


@dataclass(frozen=True)
class Term:
    """A word, or several in a row. `is_prefix`: words that begin so are meant as well. `is_paired`:
    `text` is pairs of letters of a script without spaces, `said` what the reader wrote.
    """

    text: str
    is_prefix: bool = False
    is_paired: bool = False
    said: str = ""


def read_query(words: str, *, is_typing: bool = False) -> list[Term]:
    """The terms of `words`, all of which must be found. Quotation marks keep words together, a star
    stands for any ending, and so does the end of what somebody is still typing.
    """
    clean = unicodedata.normalize("NFC", words.replace("\0", " "))[:LONGEST]
    terms: list[Term] = []
    for found in _PARTS.finditer(clean):
        phrase, word = found.groups()
        is_last = found.end() == len(clean)
        if phrase is not None:
            terms += _terms(phrase, is_prefix=False)
        else:
            terms += _terms(word, is_prefix=word.endswith("*") or (is_typing and is_last))
    return terms[:MOST_TERMS]


def _terms(text: str, *, is_prefix: bool) -> list[Term]:
    paired = [_paired(run) for run in UNSPACED.findall(text)]
    spaced = [part.strip() for part in UNSPACED.split(text)]
    return [
        *(Term(part, is_prefix) for part in spaced if any(map(str.isalnum, part))),
        *paired,
    ]


def _paired(run: str) -> Term:
    if len(run) == 1:
        return Term(run, is_prefix=True, is_paired=True, said=run)
    pairs = pairs_of(run).rpartition(" ")[0]  # without the last letter alone
    return Term(pairs, is_paired=True, said=run)
