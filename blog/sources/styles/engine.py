"""A style in a language at work on our items; the only module that runs the CSL processor."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from html import escape
from types import MappingProxyType

from blog.sources.csl.items import Item, read_item
from blog.sources.csl.output.tree import Part
from blog.sources.csl.output.writers import HTML_TAGS, Writer
from blog.sources.csl.positions import Cluster
from blog.sources.csl.processor import Processor, Works
from blog.sources.csl.refinements import ALL
from blog.sources.csl.rendering.context import Cite
from blog.sources.csl.style import read_style
from blog.sources.styles.catalog import Style
from blog.sources.styles.items import EngineItem

_TAGS = {
    setting: HTML_TAGS[setting]
    for setting in (
        ("font-style", "italic"),
        ("font-weight", "bold"),
        ("vertical-align", "sup"),
        ("vertical-align", "sub"),
    )
}
_TAGS[("font-style", "oblique")] = _TAGS[("font-style", "italic")]
_TAGS[("font-style", "normal")] = ("</i>", "<i>")  # upright within italics
_TAGS[("font-variant", "small-caps")] = ('<span class="small-caps">', "</span>")
HTML = Writer(
    lambda text: escape(text, quote=False),
    MappingProxyType(_TAGS),
    is_strict=ALL.strict_punctuation,
    is_one_line=True,
)


@dataclass(frozen=True)
class Locator:
    label: str
    identifier: str


@dataclass(frozen=True)
class Use:
    """A citation of the item with this key; its texts may have markup."""

    key: str
    locator: Locator | None = None
    prefix: str = ""
    suffix: str = ""
    suppress_author: bool = False


class Engine:
    """A style in one language; it holds no state, so that any thread may use it."""

    def __init__(self, source: bytes, *, locale: str) -> None:
        self._processor = Processor(read_style(source), locale, refinements=ALL)

    def citations(
        self,
        items: Sequence[EngineItem],
        *,
        uses: Sequence[Use | Sequence[Use]],
        listed: Sequence[str] = (),
    ) -> list[str]:
        """Return the citation for each use, of one or more works, given the uses before it.

        `listed` has the keys of the works in the order of the bibliography, which numbers them; by
        default they are numbered in the order of first use.
        """
        clusters = [[use] if isinstance(use, Use) else list(use) for use in uses]
        cited = [use.key for cluster in clusters for use in cluster]
        numbered = list(dict.fromkeys([*listed, *cited]))
        works = self._processor.works(_read(items), numbered=numbered)
        parts = self._processor.citations(
            works,
            [Cluster(tuple(map(_cite, uses)), note) for note, uses in enumerate(clusters, 1)],
        )
        return [self._html(part) for part in parts]

    def entries(self, items: Sequence[EngineItem], *, lists: Sequence[int] = ()) -> list[str]:
        """Return each item's entry in the bibliography; "" if the style has none.

        `lists` are the lengths of the lists that the items are shown in, one after the other. In a
        list, the style's mark stands for authors that the entry before has.
        """
        works = self._works(items)
        parts = [self._processor.entry(item["id"], works) for item in items]
        shown: list[Part | None] = []
        for length in lists or [1] * len(parts):
            shown += self._processor.in_list(parts[len(shown) : len(shown) + length])
        return [self._html(part) for part in shown]

    def order(self, items: Sequence[EngineItem]) -> list[str]:
        """Return the keys of the items in the order in which the style lists them."""
        return self._works(items).order

    def first_citation(self, item: EngineItem) -> str:
        return self.citations([item], uses=[Use(key=item["id"])])[0]

    def _works(self, items: Sequence[EngineItem]) -> Works:
        return self._processor.works(_read(items), numbered=[item["id"] for item in items])

    def _html(self, part: Part | None) -> str:
        return HTML.write(part, locale=self._processor.locale).replace("<i></i>", "").strip()


@lru_cache(maxsize=64)
def engine_for(style: Style, *, locale: str) -> Engine:
    """Return the engine of a style, cached; styles with equal content share an engine."""
    return Engine(style.source, locale=locale)


def _read(items: Sequence[EngineItem]) -> list[Item]:
    return [read_item(item) for item in items]


def _cite(use: Use) -> Cite:
    return Cite(
        id=use.key,
        locator=use.locator.identifier if use.locator else "",
        label=use.locator.label if use.locator else "page",
        prefix=use.prefix,
        suffix=use.suffix,
        suppress_author=use.suppress_author,
    )
