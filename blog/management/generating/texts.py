"""Texts with the word frequencies of natural ones, made from a seed."""

import random
from collections.abc import Sequence
from itertools import accumulate, product
from typing import Any

# A word in every post, as the longest list that a search can find.
EVERYWHERE = "everywhere"

_BEGINNINGS = (
    *("bar", "cor", "dal", "fen", "gor", "har", "kel", "lam"),
    *("mor", "nar", "pel", "ros", "sal", "tam", "ven", "wil"),
)
_MIDDLES = ("a", "an", "e", "en", "i", "in", "o", "on", "u", "un")
_ENDINGS = (
    *("dal", "den", "ge", "kin", "la", "lin", "mer"),
    *("na", "nor", "rel", "sa", "tan", "ter", "tis", "vo"),
)
_LEXICON = [f"{a}{b}{c}" for c, b, a in product(_ENDINGS, _MIDDLES, _BEGINNINGS)]
_FREQUENCIES = list(accumulate(1 / rank for rank in range(1, len(_LEXICON) + 1)))
_GIVEN = ("Ada", "Ben", "Clara", "David", "Elena", "Farid", "Grace", "Hugo", "Ines", "Jonas")
_KINDS = ("book", "article-journal", "chapter", "webpage", "report")

COMMENT_TEXTS, SENTENCE, PARAGRAPH = 60, 12, 60  # different comments; words in each


class Texts:
    """An endless supply of titles, paragraphs, comments and sources."""

    def __init__(self, seed: int) -> None:
        self._dice = random.Random(seed)  # noqa: S311  nothing secret
        self._comments = [self._sentence() for _ in range(COMMENT_TEXTS)]

    def title(self) -> str:
        return " ".join(self._draw(5)).capitalize()

    def paragraphs(self, count: int) -> list[str]:
        """Return paragraphs without their markup; the first has the word EVERYWHERE."""
        first, *others = (" ".join(self._draw(PARAGRAPH)).capitalize() for _ in range(count))
        return [f"{first} {EVERYWHERE}", *others]

    def comment(self) -> tuple[str, str]:
        """Return a commenter's name and a comment."""
        return f"{self._dice.choice(_GIVEN)} {self._surname()}", self._dice.choice(self._comments)

    def source(self, key: str) -> dict[str, Any]:
        """Return a CSL item with the id `key`."""
        return {
            "id": key,
            "type": self._dice.choice(_KINDS),
            "title": self.title(),
            "author": [{"family": self._surname(), "given": self._dice.choice(_GIVEN)}],
            "issued": {"date-parts": [[self._dice.randint(1900, 2020)]]},
            "publisher": f"{self._surname()} Press",
        }

    def _sentence(self) -> str:
        return " ".join(self._draw(SENTENCE)).capitalize() + "."

    def _surname(self) -> str:
        return self._draw(1)[0].capitalize()

    def _draw(self, count: int) -> Sequence[str]:
        return self._dice.choices(_LEXICON, cum_weights=_FREQUENCIES, k=count)
