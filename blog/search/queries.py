"""Parsing a reader's query. No query is an error: parts without letters are ignored."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from blog.text.words.search_text import is_unspaced, tokens_of, words_of
from blog.text.words.stems import stem

MAX_LENGTH, MAX_TERMS = 200, 12

_PARTS = re.compile(r'["“”„«»]([^"“”„«»]*)["“”„«»]|([^\s"“”„«»]+)')


@dataclass(frozen=True)
class Term:
    """A word or a phrase, as folded tokens. `is_prefix`: the last may have any ending."""

    tokens: tuple[str, ...]
    is_prefix: bool = False

    def variants(self, languages: Iterable[str]) -> list[tuple[str, ...]]:
        """Return the tokens as the index of each language has them, without repetition.

        A beginning of a word is no word to be stemmed, so it is kept as it is too.
        """
        stemmed = {tuple(stem(token, language) for token in self.tokens) for language in languages}
        return sorted(stemmed | {self.tokens} if self.is_prefix or not stemmed else stemmed)


def parse_query(query: str, *, is_typing: bool = False) -> list[Term]:
    """Return the terms of `query`, all of which must match.

    Quotation marks make a phrase, and so does punctuation within a word. A star matches any ending,
    and so does the end of the query if `is_typing`.
    """
    text = query.replace("\0", " ")[:MAX_LENGTH]
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
    """Return the text as one term, or none.

    In a script without spaces a match may begin and end anywhere, so the last letter of the text,
    which is a token only at the end of a run, is dropped, or matches any bigram that begins so.
    """
    last = words_of(text)[-1:]
    if not last:
        return []
    tokens = tokens_of(text)
    if is_unspaced(last[0]):
        is_prefix = len(last[0]) == 1
        tokens = tokens if is_prefix else tokens[:-1]
    return [Term(tuple(tokens), is_prefix)]
