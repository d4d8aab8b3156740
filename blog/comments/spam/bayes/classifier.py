"""Classify a comment by how often its tokens occurred in spam and in ham. No Django.

The probability of a rare token is drawn towards 0.5: Gary Robinson, "A statistical approach to the
spam problem" (Linux Journal 107, 2003). The probabilities are combined by R. A. Fisher's method,
once as evidence for spam and once against it, as in that article and in SpamBayes. If neither is
convincing, the result is 0.5.
"""

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

PRIOR_STRENGTH = 1.0  # the assumed probability of 0.5 weighs as much as this many comments
MIN_DEVIATION = 0.05  # tokens closer to 0.5 are ignored
MAX_TOKENS = 150  # those furthest from 0.5 count

Counts = Mapping[str, tuple[int, int]]  # per token: the number of spam and ham comments


@dataclass(frozen=True)
class Corpus:
    """The number of spam and ham comments learned, in total and with each token."""

    spam: int
    ham: int
    tokens: Counts

    def probability_of(self, token: str) -> float:
        """Return the probability that a comment with this token is spam."""
        spam, ham = self.tokens.get(token, (0, 0))
        seen = spam + ham
        if not seen:
            return 0.5
        spam_rate, ham_rate = spam / max(self.spam, 1), ham / max(self.ham, 1)
        prior = PRIOR_STRENGTH * 0.5
        return (prior + seen * spam_rate / (spam_rate + ham_rate)) / (PRIOR_STRENGTH + seen)


@dataclass(frozen=True)
class Classification:
    """How likely a comment is spam, and the tokens that counted.

    `tokens` are pairs of a token and its probability, furthest from 0.5 first.
    """

    probability: float
    tokens: tuple[tuple[str, float], ...]


def classify(tokens: Iterable[str], corpus: Corpus) -> Classification:
    """Return how likely a comment with these tokens is spam."""
    probabilities = [(token, corpus.probability_of(token)) for token in tokens]
    counted = [(token, p) for token, p in probabilities if abs(p - 0.5) > MIN_DEVIATION]
    counted.sort(key=lambda item: -abs(item[1] - 0.5))
    counted = counted[:MAX_TOKENS]
    return Classification(_combined([p for _token, p in counted]), tuple(counted))


def _combined(probabilities: list[float]) -> float:
    if not probabilities:
        return 0.5
    freedom = 2 * len(probabilities)
    for_spam = _chi_square(-2 * sum(math.log(p) for p in probabilities), freedom)
    against = _chi_square(-2 * sum(math.log(1 - p) for p in probabilities), freedom)
    return (1 + for_spam - against) / 2


def _chi_square(value: float, freedom: int) -> float:
    """Return the probability that chi-square with `freedom` (even) degrees exceeds `value`."""
    term = total = math.exp(-value / 2)
    for n in range(1, freedom // 2):
        term *= value / 2 / n
        total += term
    return min(total, 1.0)
