"""Formatting CSL items as references in safe HTML, in a style and a language."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import unescape
from typing import TYPE_CHECKING

from blog.sources.styles.catalog import DEFAULT_LOCALE, Style, locale_for, style_named
from blog.sources.styles.items import CslItem, EngineItem, clean, engine_item
from blog.text.html.sanitizing import clean_citation

if TYPE_CHECKING:
    from blog.sources.styles.engine import Engine, Use


@dataclass(frozen=True)
class CitedSource:
    """A citation of a work, with a locator and its CSL label (page, folio, timestamp).

    Items with equal `id` are one work. Prefix and suffix are used as typed, with a space if needed.
    """

    item: CslItem
    locator: str = ""
    label: str = "page"
    prefix: str = ""
    suffix: str = ""
    suppress_author: bool = False


Cluster = CitedSource | Sequence[CitedSource]


def format_bibliography(
    items: Sequence[CslItem],
    *,
    style: str | Style,
    language: str = DEFAULT_LOCALE,
    lists: Sequence[int] = (),
) -> list[str]:
    """Return an HTML entry for each item, in the given order and without numbers.

    `lists` are the lengths of the lists of different items that the entries are shown in, one after
    the other; by default each stands alone. In a list, many styles print a dash for the authors of
    the entry before.

    The entry of a work that the style omits from bibliographies (a private letter) is the text of
    its first citation; that of an empty item is "". Raise UnknownStyle.
    """
    chosen = style_named(style)
    if not items:
        return []
    engine = _engine(chosen, language=language)
    works = _works(items, style=chosen)
    entries = engine.entries(list(works.values()), lists=lists)
    for position, (work, entry) in enumerate(zip(works.values(), entries, strict=True)):
        if not _has_text(entry):
            entries[position] = _without_brackets(engine.first_citation(work))
    by_id = dict(zip(works, entries, strict=True))
    return [_html(by_id[_id(item)]) for item in items]


def format_citations(
    citations: Sequence[Cluster],
    *,
    style: str | Style,
    language: str = DEFAULT_LOCALE,
    listed: Sequence[CslItem] = (),
) -> list[str]:
    """Return the note or in-text citation for each use in order; later uses of a work are shorter.

    A use has one source, several, or none for a note with other text. Notes are numbered 1, 2, 3 …
    `listed` has the works of the bibliography in order, cited or not, and determines numbers and
    letters such as "2016a". An empty use is "". Raise UnknownStyle.
    """
    chosen = style_named(style)
    clusters = [[use] if isinstance(use, CitedSource) else use for use in citations]
    cited = [source.item for cluster in clusters for source in cluster]
    if not cited:
        return [""] * len(clusters)
    engine = _engine(chosen, language=language)
    works = _works([*listed, *cited], style=chosen)
    texts = engine.citations(
        list(works.values()),
        uses=[[_use(source, works=works) for source in cluster] for cluster in clusters],
        listed=[works[_id(item)]["id"] for item in listed],
    )
    return [_html(text) for text in texts]


def listing_order(
    items: Sequence[CslItem], *, style: str | Style, language: str = DEFAULT_LOCALE
) -> list[int]:
    """Return the indexes of `items` in the order in which the style lists them.

    Raise UnknownStyle.
    """
    chosen = style_named(style)
    if not items:
        return []
    works = _works(items, style=chosen)
    keys = _engine(chosen, language=language).order(list(works.values()))
    return sorted(range(len(items)), key=lambda index: keys.index(works[_id(items[index])]["id"]))


def plain(html: str) -> str:
    """Return a formatted reference as plain text."""
    return unescape(re.sub(r"<[^>]*>", "", html))


def _engine(style: Style, *, language: str) -> "Engine":
    from blog.sources.styles.engine import engine_for  # noqa: PLC0415  starts lxml: 0.1 s

    return engine_for(style, locale=locale_for(language, own=style.locale))


def _works(items: Sequence[CslItem], *, style: Style) -> dict[str, EngineItem]:
    """Return each work once, by its id, with a new key: the engine ignores the case of keys."""
    works: dict[str, EngineItem] = {}
    for item in items:
        if _id(item) not in works:
            works[_id(item)] = engine_item(item, key=str(len(works)), manual=style.manual)
    return works


def _id(item: CslItem) -> str:
    return str(item["id"])


def _use(cited: CitedSource, *, works: Mapping[str, EngineItem]) -> "Use":
    from blog.sources.styles.engine import Locator, Use  # noqa: PLC0415  as above

    label = cited.label.strip().lower().replace(" ", "-") or "page"
    locator = clean(cited.locator)
    return Use(
        key=works[_id(cited.item)]["id"],
        locator=Locator(label, locator) if locator else None,
        prefix=_with_space_after(clean(cited.prefix)),
        suffix=_with_space_before(clean(cited.suffix)),
        suppress_author=cited.suppress_author,
    )


def _with_space_after(prefix: str) -> str:
    return f"{prefix} " if prefix and prefix[-1] not in "([“‘’/" else prefix


def _with_space_before(suffix: str) -> str:
    return f" {suffix}" if suffix and suffix[0] not in ".,;:!?)]”’/" else suffix


def _without_brackets(citation: str) -> str:
    """Return an in-text citation such as "(A. Able, June 3, 2002)" as an entry."""
    inner = re.fullmatch(r"\((.*?)\.?\)", citation)
    return f"{inner[1]}." if inner else citation


def _html(text: str) -> str:
    if not _has_text(text):
        return ""
    # XML, as in feeds, has no &nbsp;
    return clean_citation(text).replace("&nbsp;", "\u00a0")


def _has_text(html: str) -> bool:
    return re.search(r"\w", plain(html)) is not None
