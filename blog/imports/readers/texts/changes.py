"""What of a text is lost or changed on the way."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field


@dataclass
class Changes:
    """What is lost or changed in a text, each as a sentence, with its number."""

    counted: Counter[str] = field(default_factory=Counter)

    def add(self, sentence: str, *, count: int = 1) -> None:
        self.counted[sentence] += count

    def sentences(self) -> Iterable[str]:
        for sentence, count in self.counted.items():
            yield f"{sentence} ({count:,} times)" if count > 1 else sentence
