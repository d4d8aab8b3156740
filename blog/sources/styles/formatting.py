"""References as people read them: from CSL items to safe HTML, in a named style and language."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import unescape
from typing import TYPE_CHECKING

from blog.sources.styles.catalog import DEFAULT_LOCALE, Style, locale_for, style_named
from blog.sources.styles.items import CslItem, EngineItem, engine_item
from blog.sources.styles.typography import html_of, marked
from blog.text.html.sanitizing import clean_citation

if TYPE_CHECKING:
    from blog.sources.styles.engine import Engine, Use


@dataclass(frozen=True)
class CitedSource:
    """One use of a work: where in it, in CSL's labels (page, folio, timestamp), and words around.

    Items of equal `id` are one work. Prefix and suffix are set as typed, a space added if needed.
    """

    item: CslItem
    locator: str = ""
    label: str = "page"
    prefix: str = ""
    suffix: str = ""
    suppress_author: bool = False


Cluster = CitedSource | Sequence[CitedSource]


def format_bibliography(
    items: Sequence[CslItem], *, style: str | Style, language: str = DEFAULT_LOCALE
) -> list[str]:
    """One HTML entry for each item, in the order given and without a number: the list has its own.

    What the style keeps out of its bibliography (a letter nobody can look up) is given as its first
    citation would be; an item that says nothing at all is "". Raises UnknownStyle.
    """
    chosen = style_named(style)
    engine = _engine(chosen, language=language)
    works = _works(items, style=chosen)
    entries = engine.entries(list(works.values()))
    for place, (work, entry) in enumerate(zip(works.values(), entries, strict=True)):
        if not _says_something(entry):
            entries[place] = _without_brackets(engine.first_citation(work))
    by_id = dict(zip(works, entries, strict=True))
    return [_html(by_id[_id(item)], engine=engine) for item in items]


def format_citations(
    citations: Sequence[Cluster],
    *,
    style: str | Style,
    language: str = DEFAULT_LOCALE,
    listed: Sequence[CslItem] = (),
) -> list[str]:
    """The note, or the mark in the text, for each use in order; later uses of a work are shorter.

    A use is of one source, of several in one mark, or of none: a note among the others that says
    something else. Notes are taken to be numbered 1, 2, 3 …
    `listed` are the works of the whole list, in its order, cited or not: numbers and the letters of
    "2016a" then agree with it. A use that has nothing to say is "". Raises UnknownStyle.
    """
    chosen = style_named(style)
    engine = _engine(chosen, language=language)
    clusters = [[use] if isinstance(use, CitedSource) else use for use in citations]
    cited = [source.item for cluster in clusters for source in cluster]
    works = _works([*listed, *cited], style=chosen)
    texts = engine.citations(
        list(works.values()),
        uses=[[_use(source, works=works) for source in cluster] for cluster in clusters],
        listed=[works[_id(item)]["id"] for item in listed],
    )
    return [_html(text, engine=engine) for text in texts]


def listing_order(
    items: Sequence[CslItem], *, style: str | Style, language: str = DEFAULT_LOCALE
) -> list[int]:
    """The places of `items` in the order in which the style lists them: by author, say.

    Raises UnknownStyle.
    """
    chosen = style_named(style)
    works = _works(items, style=chosen)
    keys = _engine(chosen, language=language).order(list(works.values()))
    return sorted(range(len(items)), key=lambda place: keys.index(works[_id(items[place])]["id"]))


def plain(html: str) -> str:
    """A formatted reference without its markup."""
    return unescape(re.sub(r"<[^>]*>", "", html))


def _engine(style: Style, *, language: str) -> "Engine":
    from blog.sources.styles.engine import engine_for  # noqa: PLC0415  starts citeproc and lxml: 0.1 s

    return engine_for(style, locale=locale_for(language, own=style.locale))


def _works(items: Sequence[CslItem], *, style: Style) -> dict[str, EngineItem]:
    """Each work once, by its id, under a key of ours: the engine takes "A1" and "a1" for one."""
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
    locator = marked(cited.locator)
    return Use(
        key=works[_id(cited.item)]["id"],
        locator=Locator(label, locator) if locator else None,
        prefix=_with_space_after(marked(cited.prefix)),
        suffix=_with_space_before(marked(cited.suffix)),
        suppress_author=cited.suppress_author,
    )


def _with_space_after(prefix: str) -> str:
    return f"{prefix} " if prefix and prefix[-1] not in "([“‘’/" else prefix


def _with_space_before(suffix: str) -> str:
    return f" {suffix}" if suffix and suffix[0] not in ".,;:!?)]”’/" else suffix


def _without_brackets(citation: str) -> str:
    """A citation made for the text, "(A. Able, June 3, 2002)", as a line of its own."""
    inner = re.fullmatch(r"\((.*)\)", citation)
    return f"{inner[1]}." if inner else citation


def _html(text: str, *, engine: "Engine") -> str:
    if not _says_something(text):
        return ""
    # feeds are XML, which knows no &nbsp;
    return clean_citation(html_of(text, quotes=engine.quotes)).replace("&nbsp;", "\u00a0")


def _says_something(text: str) -> bool:
    return re.search(r"\w", text) is not None
