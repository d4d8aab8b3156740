"""Parsing a reader's query. No query is an error: parts without letters are ignored."""

import re
import unicodedata
from dataclasses import dataclass

from blog.text.words.search_text import UNSPACED, bigrams_of

MAX_LENGTH, MAX_TERMS = 200, 12

_PARTS = re.compile(r'["“”„«»]([^"“”„«»]*)["“”„«»]|([^\s"“”„«»]+)')


@dataclass(frozen=True)
class Term:
    """A word or a phrase. `is_prefix`: words that begin with it also match.

    `is_bigrams`: the term is in a script without spaces; `text` holds its bigrams, and `original`
    the letters as the reader typed them.
    """

    text: str
    is_prefix: bool = False
    is_bigrams: bool = False
    original: str = ""


def parse_query(query: str, *, is_typing: bool = False) -> list[Term]:
    """Return the terms of `query`, all of which must match.

    Quotation marks make a phrase. A star matches any ending, and so does the end of the query if
    `is_typing`.
    """
    text = unicodedata.normalize("NFC", query.replace("\0", " "))[:MAX_LENGTH]
    terms: list[Term] = []
    for found in _PARTS.finditer(text):
        phrase, word = found.groups()
        is_last = found.end() == len(text)
        if phrase is not None:
            terms += _terms(phrase, is_prefix=False)
        else:
            terms += _terms(word, is_prefix=word.endswith("*") or (is_typing and is_last))
    return terms[:MAX_TERMS]


def _terms(text: str, *, is_prefix: bool) -> list[Term]:
    unspaced = [_bigrams(run) for run in UNSPACED.findall(text)]
    spaced = [part.strip() for part in UNSPACED.split(text)]
    return [
        *(Term(part, is_prefix) for part in spaced if any(map(str.isalnum, part))),
        *unspaced,
    ]


def _bigrams(run: str) -> Term:
    if len(run) == 1:
        return Term(run, is_prefix=True, is_bigrams=True, original=run)
    bigrams = bigrams_of(run).rpartition(" ")[0]  # without the last letter, which is no bigram
    return Term(bigrams, is_bigrams=True, original=run)
