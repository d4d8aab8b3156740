"""Small styles, and what they print for small works."""

from collections.abc import Sequence
from typing import Any

from blog.sources.csl.items import read_item
from blog.sources.csl.output.writers import HTML
from blog.sources.csl.positions import Cluster
from blog.sources.csl.processor import Processor
from blog.sources.csl.refinements import CONFORMING, Refinements
from blog.sources.csl.rendering.context import Cite
from blog.sources.csl.style import read_style

_STYLE = """<style xmlns="http://purl.org/net/xbiblio/csl" class="{kind}" version="1.0" {options}>
  <info><title>Small</title><id>small</id><updated>2026-01-01T00:00:00+00:00</updated></info>
  {locale}{macros}
  <citation {citation}>{citation_sort}<layout {look}>{layout}</layout></citation>
  <bibliography {bibliography}>{sort}<layout>{layout}</layout></bibliography>
</style>"""
_PARTS = (
    "options",
    "locale",
    "macros",
    "citation",
    "citation_sort",
    "look",
    "bibliography",
    "sort",
)


def small_style(layout: str, *, kind: str = "in-text", **parts: str) -> bytes:
    """Return a style's XML whose citation and bibliography have one layout."""
    unset = dict.fromkeys(_PARTS, "")
    return _STYLE.format(**{**unset, **parts, "layout": layout, "kind": kind}).encode()


def processor(
    layout: str, *, language: str = "en-US", refinements: Refinements = CONFORMING, **parts: str
) -> Processor:
    style = read_style(small_style(layout, **parts))
    return Processor(style, language, refinements=refinements)


def book(**fields: Any) -> dict[str, Any]:
    return {"id": "1", "type": "book", **fields}


def entry(layout: str, item: dict[str, Any], **parts: Any) -> str:
    """Return the entry of one work."""
    made = processor(layout, **parts)
    works = made.works([read_item(item)])
    return HTML.write(made.entry(str(item["id"]), works), locale=made.locale)


def entries(layout: str, items: Sequence[dict[str, Any]], **parts: Any) -> list[str]:
    made = processor(layout, **parts)
    found = made.bibliography(made.works([read_item(item) for item in items]))
    return [HTML.write(entry.part, locale=made.locale) for entry in found]


def citations(
    layout: str, items: Sequence[dict[str, Any]], *clusters: Sequence[Cite | str], **parts: Any
) -> list[str]:
    """Return the citations of the clusters, each in a note of its own."""
    made = processor(layout, **parts)
    works = made.works([read_item(item) for item in items])
    numbered = [
        Cluster(tuple(Cite(cite) if isinstance(cite, str) else cite for cite in cluster), note)
        for note, cluster in enumerate(clusters, 1)
    ]
    found = made.citations(works, numbered)
    return [HTML.write(part, locale=made.locale) for part in found]


def person(family: str, given: str = "", **parts: Any) -> dict[str, Any]:
    return {"family": family, "given": given, **parts}


def year(number: int) -> dict[str, Any]:
    return {"date-parts": [[number]]}
