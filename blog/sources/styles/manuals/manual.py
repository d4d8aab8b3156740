"""What a style's manual asks of the items, and of its CSL file."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

EVERY_TYPE = "*"
Mend = tuple[str, str]  # what stands in the CSL file, in all its places; what is read instead


@dataclass(frozen=True)
class Manual:
    omits: Mapping[str, frozenset[str]] = field(default_factory=dict)  # type of item: variables
    short_titles_begin_with_article: bool = True
    address: Callable[[str], str] = str
    mends: tuple[Mend, ...] = ()

    def omitted(self, kind: str) -> frozenset[str]:
        return self.omits.get(kind, frozenset()) | self.omits.get(EVERY_TYPE, frozenset())
