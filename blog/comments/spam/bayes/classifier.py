"""How likely a comment is spam, from how often its tokens were in spam and in ham. No Django.

The probability of a rare token is drawn towards 0.5: Gary Robinson, "A statistical approach to the
spam problem" (Linux Journal 107, 2003). The probabilities are combined by R. A. Fisher's method,
once as evidence for spam and once against it, as there and in SpamBayes: where neither is
convincing, the result is 0.5.
"""

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

PRIOR_STRENGTH = 1.0  # how many comments the assumed probability of 0.5 is worth
MIN_DEVIATION = 0.05  # tokens closer to 0.5 are ignored
MAX_TOKENS = 150  # those furthest from 0.5 count

Counts = Mapping[str, tuple[int, int]]  # of each token: in how much spam and in how much ham


@dataclass(frozen=True)
class Corpus:
    """How much spam and ham was learned, and in how much of each kind each token was."""

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
    """`tokens`: those that counted, with their probabilities, furthest from 0.5 first."""

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
    """The chance that a chi-square of this (even) number of degrees of freedom exceeds `value`."""
    term = total = math.exp(-value / 2)
    for n in range(1, freedom // 2):
        term *= value / 2 / n
        total += term
    return min(total, 1.0)
