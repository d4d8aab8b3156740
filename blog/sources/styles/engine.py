"""A style in a language, parsed once; the only module that runs citeproc-py."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from threading import Lock
from types import SimpleNamespace
from typing import Any

import citeproc
from citeproc import model
from citeproc.source.json import CiteProcJSON
from lxml import etree

from blog.sources.styles.catalog import DEFAULT_LOCALE, Style
from blog.sources.styles.corrections import CORRECTED
from blog.sources.styles.corrections.disambiguation import distinctions
from blog.sources.styles.corrections.preprocessing import CSL, preprocess
from blog.sources.styles.corrections.sorting import in_order
from blog.sources.styles.corrections.vocabulary import Cite, extend_vocabulary
from blog.sources.styles.items import EngineItem
from blog.sources.styles.terms import Terms
from blog.sources.styles.typography import Quotes, wrapper

LANG = "{http://www.w3.org/XML/1998/namespace}lang"

MARKS = SimpleNamespace(
    preformat=str,
    Italic=wrapper("i"),
    Oblique=wrapper("i"),
    Bold=wrapper("b"),
    Superscript=wrapper("sup"),
    Subscript=wrapper("sub"),
    SmallCaps=wrapper("small-caps"),
    Light=str,
    Underline=str,
)

extend_vocabulary()


@dataclass(frozen=True)
class Locator:
    """A locator with equality by value, which the engine's own locators lack."""

    label: str
    identifier: str


@dataclass(frozen=True)
class Use:
    """A citation of the item with this key; its texts are already marked."""

    key: str
    locator: Locator | None = None
    prefix: str = ""
    suffix: str = ""
    suppress_author: bool = False


class Engine:
    """A style in one language; formats one list at a time, locked between threads."""

    def __init__(self, source: Path | bytes, *, locale: str) -> None:
        self.root = _read(source)
        preprocess(self.root)
        self.root.formatter = MARKS
        self.root.spoken = locale
        self.root.macros = {macro.get("name"): macro for macro in self.root.iter(f"{CSL}macro")}
        self.terms = Terms(_locales(self.root, locale))
        self.root.locales = [self.terms]
        self.quotes = _quotes(self.terms)
        self._lock = Lock()  # the engine keeps its state on the style's elements

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
        with self._lock:
            works = self._works(items)
            works.register(citeproc.Citation([Cite(key) for key in listed]))
            return [
                self._cite(works, cluster, number) for number, cluster in enumerate(clusters, 1)
            ]

    def entries(self, items: Sequence[EngineItem]) -> list[str]:
        """Return each item's entry in the bibliography; "" if the style has none."""
        with self._lock:
            works = self._works(items)
            if self.root.bibliography is None:
                return ["" for _ in items]
            return ["".join(map(str, self.render_bibliography([cite]))) for cite in works.bare]

    def order(self, items: Sequence[EngineItem]) -> list[str]:
        """Return the keys of the items in the order in which the style lists them."""
        with self._lock:
            works = self._works(items)
            if self.root.bibliography is None:
                return [cite.key for cite in works.bare]
            return [cite.key for cite in in_order(works.bare, section=self.root.bibliography)]

    def first_citation(self, item: EngineItem) -> str:
        return self.citations([item], uses=[Use(key=item["id"])])[0]

    def _works(self, items: Sequence[EngineItem]) -> Any:
        """Return citeproc's bibliography, with distinctions for works that would look alike."""
        works = citeproc.CitationStylesBibliography(self, CiteProcJSON(items), MARKS)
        works.notes, works.distinctions = {}, {}
        works.bare = [Cite(item["id"]) for item in items]
        for cite in works.bare:
            citeproc.Citation([cite]).bibliography = works
        works.register(SimpleNamespace(cites=works.bare))
        works.distinctions = distinctions(works.bare, root=self.root)
        works.keys, works.items = [], []  # they are numbered again when cited
        self.root.citation.cites = []
        return works

    def _cite(self, works: Any, cluster: Sequence[Use], number: int) -> str:
        if not cluster:  # a note without a source: the next one cannot be "ibid."
            works._cites += citeproc.Citation([Cite("")]).cites  # noqa: SLF001  there is no public way
            return ""
        cites = [_cite(use) for use in cluster]
        citation = citeproc.Citation(cites)
        works.register(citation)
        text = str(works.cite(citation, None))
        for cite in cites:
            works.notes.setdefault(cite.key, str(number))
        return text

    # Methods that citeproc's bibliography calls on its style

    def render_citation(self, citation: Any, cites: list[Any], callback: Any) -> Any:
        return self.root.citation.render(citation, cites, callback)

    def render_bibliography(self, cites: list[Any]) -> list[Any]:
        entries: list[Any] = self.root.bibliography.render(cites)
        return entries


@lru_cache(maxsize=64)
def engine_for(style: Style, *, locale: str) -> Engine:
    """Return the engine of a style, cached; styles with equal content share an engine."""
    return Engine(style.source, locale=locale)


def _cite(use: Use) -> Cite:
    cite = Cite(use.key, prefix=use.prefix, suffix=use.suffix)
    if use.locator:
        cite["locator"] = use.locator
    cite["suppress_author"] = use.suppress_author
    return cite


def _read(source: Path | bytes) -> Any:
    """Parse a CSL file into citeproc's element classes with our corrections."""
    lookup = etree.ElementNamespaceClassLookup()
    classes = lookup.get_namespace(CSL.strip("{}"))
    classes[None] = model.CitationStylesElement
    for cls in model.CitationStylesElement.__subclasses__():
        classes[cls.__name__.replace("_", "-").lower()] = cls
    classes.update(CORRECTED)
    parser = etree.XMLParser(
        remove_comments=True, resolve_entities=False, no_network=True, load_dtd=False
    )
    parser.set_element_class_lookup(lookup)
    return etree.fromstring(source if isinstance(source, bytes) else source.read_bytes(), parser)


def _quotes(terms: Terms) -> Quotes:
    def term(name: str) -> str:
        return str(terms.get_term(name).single)

    return Quotes(
        outer=(term("open-quote"), term("close-quote")),
        inner=(term("open-inner-quote"), term("close-inner-quote")),
        punctuation_inside=terms.get_option("punctuation-in-quote") == "true",
    )


def _locales(root: Any, code: str) -> list[Any]:
    """Return the style's own terms by dialect, language and any; the locale files; then English."""
    language = code.partition("-")[0]
    own = {locale.get(LANG): locale for locale in root.iterfind(f"{CSL}locale")}
    locales = [own[lang] for lang in (code, language, None) if lang in own]
    primary = citeproc.PRIMARY_DIALECTS.get(language, code)
    folder = Path(citeproc.LOCALES_PATH)
    names = dict.fromkeys((code, primary, DEFAULT_LOCALE))
    locales += [_read(folder / f"locales-{name}.xml") for name in names]
    for locale in locales:
        locale.style = root
    return locales
