"""How likely a comment is spam, from how often its signs stood in spam and in others. No Django.

Each sign's probability is drawn towards a half while it has been seen little: Gary Robinson, "A
statistical approach to the spam problem" (Linux Journal 107, 2003). They are combined by R. A.
Fisher's method, once as evidence for spam and once against it, as there and in SpamBayes: where
the two agree that they do not know, the answer is a half.
"""

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

DOUBT = 1.0  # how many comments' worth of "I do not know" each sign begins with
SILENT = 0.05  # a sign so close to a half says nothing
MOST = 150  # signs that are heard, the loudest

Counts = Mapping[str, tuple[int, int]]  # of each sign: in how much spam, in how many others


@dataclass(frozen=True)
class Experience:
    """What was learned: how many comments of either kind, and in how many a sign stood."""

    spam: int
    others: int
    signs: Counts

    def probability_of(self, sign: str) -> float:
        """That a comment with this sign is spam."""
        spam, others = self.signs.get(sign, (0, 0))
        seen = spam + others
        if not seen:
            return 0.5
        spam_rate, other_rate = spam / max(self.spam, 1), others / max(self.others, 1)
        return (DOUBT * 0.5 + seen * spam_rate / (spam_rate + other_rate)) / (DOUBT + seen)


@dataclass(frozen=True)
class Opinion:
    """`signs`: those that were heard, the loudest first."""

    probability: float
    signs: tuple[tuple[str, float], ...]


def opinion_of(signs: Iterable[str], experience: Experience) -> Opinion:
    said = [(sign, experience.probability_of(sign)) for sign in signs]
    heard = [(sign, p) for sign, p in said if abs(p - 0.5) > SILENT]
    heard.sort(key=lambda sign: -abs(sign[1] - 0.5))
    heard = heard[:MOST]
    return Opinion(_combined([p for _sign, p in heard]), tuple(heard))


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
