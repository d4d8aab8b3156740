"""A style in a language at work: items and citations in, citations and a bibliography out."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from blog.sources.csl.bibliography import Entry, with_layout, with_substitutes
from blog.sources.csl.capitals import begins_sentence, with_capital_term
from blog.sources.csl.collapsing import Cited, joined
from blog.sources.csl.disambiguation import Sample, distinguish, rules_of
from blog.sources.csl.elements import Section
from blog.sources.csl.items import Item
from blog.sources.csl.locale import Locale, locale_of
from blog.sources.csl.output.tree import Part, node, with_role
from blog.sources.csl.output.writers import HTML, PLAIN_TEXT
from blog.sources.csl.positions import Cluster, Tracker
from blog.sources.csl.refinements import CONFORMING, Refinements
from blog.sources.csl.rendering.context import (
    NO_DISTINCTION,
    SUBSEQUENT,
    Cite,
    Context,
    Distinction,
    Position,
)
from blog.sources.csl.rendering.elements import render_layout
from blog.sources.csl.sorting import in_order
from blog.sources.csl.style import Style

_FIRST = Position()
Abbreviations = Mapping[str, Mapping[str, str]]


@dataclass(slots=True)
class Works:
    """The works of a document: in the order of the list, numbered, told apart."""

    items: Mapping[str, Item]
    order: list[str]
    numbers: Mapping[str, int]
    distinctions: Mapping[str, Distinction] = field(default_factory=dict)


class Processor:
    """A style in a language. It holds no state: any thread may use it."""

    def __init__(
        self,
        style: Style,
        language: str = "",
        *,
        refinements: Refinements = CONFORMING,
        abbreviations: Abbreviations | None = None,
    ) -> None:
        self.style = style
        self.language = language or style.default_locale or "en-US"
        self.locale: Locale = locale_of(style, self.language)
        self.refinements = refinements
        self._abbreviations = abbreviations or {}
        self._rules = rules_of(style.citation.options, has_conditions=style.has_disambiguate)

    def works(self, items: Sequence[Item], *, numbered: Sequence[str] = ()) -> Works:
        """Return the items, each once, in the style's order and told apart.

        `numbered` has the ids in the order of their citation numbers, if that is not the style's.
        """
        by_id = {item.id: item for item in items}
        keys = list(by_id)
        works = Works(by_id, keys, {key: place for place, key in enumerate(keys, 1)})
        works.order = self._sorted(keys, works)
        works.numbers = self._numbers(works)
        works.distinctions = self._distinctions(works)
        if self._rules.adds_year_suffix and self.style.bibliography:
            works.order = self._sorted(keys, works)
            works.numbers = self._numbers(works)
        if numbered:
            works.numbers = {key: place for place, key in enumerate(numbered, 1)}
        return works

    def _numbers(self, works: Works) -> dict[str, int]:
        numbers = {key: place for place, key in enumerate(works.order, 1)}
        section = self.style.bibliography
        first = section.keys[0] if section and section.keys else None
        if first and first.variable == "citation-number" and first.descending:
            return {key: len(numbers) + 1 - place for key, place in numbers.items()}
        return numbers

    def _sorted(self, keys: Sequence[str], works: Works) -> list[str]:
        section = self.style.bibliography
        if section is None:
            return list(keys)
        return in_order(
            keys, keys=section.keys, context_of=lambda key: self._context(section, key, works)
        )

    def _context(
        self,
        section: Section,
        key: str,
        works: Works,
        *,
        cite: Cite | None = None,
        position: Position = _FIRST,
    ) -> Context:
        return Context(
            style=self.style,
            locale=self.locale,
            section=section,
            item=works.items[key],
            cite=cite or Cite(key),
            position=position,
            distinction=works.distinctions.get(key, NO_DISTINCTION),
            citation_number=works.numbers.get(key, 0),
            refinements=self.refinements,
            abbreviations=self._abbreviations,
        )

    # Disambiguation

    def _distinctions(self, works: Works) -> dict[str, Distinction]:
        def sample(key: str, distinction: Distinction) -> Sample:
            position = Position(SUBSEQUENT)
            context = self._context(self.style.citation, key, works, position=position)
            context.distinction, context.is_sample = distinction, True
            part = render_layout(self.style.citation.layout, context)
            return Sample(HTML.write(part, locale=self.locale), tuple(context.people))

        return distinguish(works.order, rules=self._rules, render=sample)

    # Citations

    def citations(self, works: Works, clusters: Sequence[Cluster]) -> list[Part | None]:
        """Return the citation of each cluster, in the order of the document."""
        tracker = self.tracker()
        return [self._cluster(cluster, tracker.positions(cluster), works) for cluster in clusters]

    def tracker(self) -> Tracker:
        distance = self.style.citation.options.get("near-note-distance", "")
        return Tracker(int(distance)) if distance.isdigit() else Tracker()

    def _cluster(
        self, cluster: Cluster, positions: Sequence[Position], works: Works
    ) -> Part | None:
        section = self.style.citation
        pairs = self._in_cluster_order(list(zip(cluster.cites, positions, strict=True)), works)
        cites = [
            cited
            for place, (cite, position) in enumerate(pairs)
            if (cited := self._cited(cite, position, works, is_first=place == 0)) is not None
        ]
        layout = section.layout
        whole = joined(
            cites,
            style=self.style,
            locale=self.locale,
        )
        if whole is None:
            return None
        if all(cite.author_only for cite in cluster.cites):
            return whole
        look = layout.look
        outer = node([whole], look=look)
        if outer is not None:
            outer.has_inner_affixes = True
        return outer

    def _in_cluster_order(
        self, pairs: list[tuple[Cite, Position]], works: Works
    ) -> list[tuple[Cite, Position]]:
        section = self.style.citation

        def context_of(pair: tuple[Cite, Position]) -> Context:
            cite = replace(pair[0], suppress_author=False)
            return self._context(section, cite.id, works, cite=cite, position=pair[1])

        return in_order(pairs, keys=section.keys, context_of=context_of)

    def _cited(
        self, cite: Cite, position: Position, works: Works, *, is_first: bool
    ) -> Cited | None:
        if cite.id not in works.items:
            return None
        section = self.style.citation
        context = self._context(section, cite.id, works, cite=cite, position=position)
        part = render_layout(section.layout, context)
        if part is not None and cite.author_only:
            part = with_role(part, "names")
        if part is None:
            return None
        if self.style.cites_in_notes and begins_sentence(cite, is_first=is_first):
            part = with_capital_term(part)
        issued = context.item.dates.get("issued")
        return Cited(
            cite,
            part,
            works.numbers.get(cite.id, 0),
            names=self._names_of(part, cite, position, works),
            year=str(issued.begin[:1] or issued.literal) if issued else "",
            has_locator="locator" in context.shown,
        )

    def _names_of(self, part: Part, cite: Cite, position: Position, works: Works) -> str:
        """Return the names in a cite as text, and those that it suppresses."""
        section = self.style.citation
        if cite.suppress_author:
            whole = replace(cite, suppress_author=False)
            context = self._context(section, cite.id, works, cite=whole, position=position)
            part = render_layout(section.layout, context) or part
        return PLAIN_TEXT.write(with_role(part, "names"), locale=self.locale)

    # Bibliography

    def bibliography(self, works: Works) -> list[Entry]:
        """Return the entries in the style's order; none if the style has no bibliography."""
        section = self.style.bibliography
        if section is None:
            return []
        found = [(key, self.entry(key, works)) for key in works.order]
        entries = [Entry(key, part) for key, part in found if part]
        return with_substitutes(entries, options=section.options, locale=self.locale)

    def in_list(self, parts: Sequence[Part | None]) -> list[Part | None]:
        """Return entries as they stand below each other, with the style's mark for same authors."""
        section = self.style.bibliography
        if section is None:
            return list(parts)
        entries = [Entry(str(place), part or "") for place, part in enumerate(parts)]
        marked = with_substitutes(entries, options=section.options, locale=self.locale)
        return [entry.part or None for entry in marked]

    def entry(self, key: str, works: Works) -> Part | None:
        section = self.style.bibliography
        if section is None:
            return None
        part = render_layout(section.layout, self._context(section, key, works))
        return part and with_layout(part, section)
