"""A post's citations, formatted in its style, and its author's own notes.

A note style numbers the author's notes together with the citations, as in a book. Other styles
give them letters, so that they are not mistaken for sources.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from string import ascii_lowercase

from django.utils.functional import cached_property

from blog.posts.citations.quoting import texts_of, url_of_quotation
from blog.posts.models import Post
from blog.sources.editing import to_csl
from blog.sources.kinds import Locator
from blog.sources.models import CslItem, Source
from blog.sources.styles import (
    CitedSource,
    Style,
    format_bibliography,
    format_citations,
    listing_order,
)
from blog.text.html.excerpts import plain_text
from blog.text.html.marks import CitationGroup, CitationMark, MarkedText, OwnNote
from blog.text.words.locators import says_its_label

# What the links of an entry and the space between entries add to its length, in characters.
ENTRY_OVERHEAD = 110


@dataclass(frozen=True)
class BackLink:
    """A link from a source's entry to a mark; `locator` is the cited place, such as "page 45"."""

    number: int
    letter: str
    locator: str


@dataclass(frozen=True)
class Quotation:
    """A passage a mark quotes; `url` leads to it on the page, "" if browsers would not find it."""

    text: str
    url: str
    place: str


@dataclass
class Entry:
    """One source in the bibliography; `number` is None unless the style numbers sources."""

    source: Source
    reference: str = ""
    number: int | None = None
    back_links: list[BackLink] = field(default_factory=list)
    quotations: list[Quotation] = field(default_factory=list)

    @property
    def sources(self) -> list[Source]:
        return [self.source]

    @cached_property
    def item(self) -> CslItem:
        return to_csl(self.source)


@dataclass
class Mark:
    """One citation mark in the text, numbered from 1; it may cite several sources.

    `text` is the formatted note or, in other styles, the mark itself; `label` is the number of the
    note. `is_joined` means that another note's number is right before it.
    """

    number: int
    group: CitationGroup
    entries: list[Entry]
    label: str = ""
    is_joined: bool = False
    text: str = ""
    quotations: list[Quotation] = field(default_factory=list)

    @property
    def place(self) -> str:
        return f"cite-{self.number}"

    @property
    def sources(self) -> list[Source]:
        return [entry.source for entry in self.entries]

    @property
    def first(self) -> Entry:
        return self.entries[0]

    @property
    def leads_on(self) -> bool:
        """Whether the whole note can link to its source: it has one source and contains no URL."""
        return len(self.entries) == 1 and "http" not in self.text


@dataclass
class Footnote:
    """One of the author's own notes; `label` is its number or letter, `text` is HTML."""

    label: str
    own: OwnNote
    is_joined: bool

    @property
    def text(self) -> str:
        return self.own.html

    @property
    def place(self) -> str:
        return f"ref-{self.label}"


@dataclass
class References:
    """The citations, notes and bibliography of a post; `notes` are the endnotes, in order."""

    style: Style
    language: str
    marks: list[Mark] = field(default_factory=list)
    notes: list[Mark | Footnote] = field(default_factory=list)
    missing: list[CitationGroup] = field(default_factory=list)
    cited: list[Entry] = field(default_factory=list)
    consulted: list[Entry] = field(default_factory=list)

    @property
    def has_notes(self) -> bool:
        return self.style.kind == "note"

    @property
    def footnotes(self) -> list[Footnote]:
        return [note for note in self.notes if isinstance(note, Footnote)]

    @property
    def entries(self) -> list[Entry]:
        return [*self.cited, *self.consulted]

    @property
    def length(self) -> int:
        """The length of the list of sources on the page, compared with text, in characters."""
        return sum(len(plain_text(entry.reference)) + ENTRY_OVERHEAD for entry in self.entries)


def references_of(
    text: MarkedText,
    *,
    sources: Mapping[int, Source],
    consulted: Sequence[Source],
    style: Style,
    language: str,
) -> References:
    """Return the formatted references of `text`; `sources` are the existing ones by primary key."""
    found = References(style, language)
    _read_marks(text, found, sources)
    cited = {entry.source.pk for entry in found.cited}
    found.consulted = [Entry(source) for source in consulted if source.pk not in cited]
    _put_in_order(found)
    _format(found)
    _quote(found)
    return found


def _quote(found: References) -> None:
    """Add the passages that the marks quote, with links to those that the live pages have."""
    quoted = [
        (mark, use.quotation, entry)
        for mark in found.marks
        for use, entry in zip(mark.group.marks, mark.entries, strict=True)
        if use.quotation.strip()
    ]
    texts = texts_of(entry.source for _mark, _text, entry in quoted)
    for mark, text, entry in quoted:
        url = url_of_quotation(text, entry.source, texts)
        quotation = Quotation(text.strip(), url, mark.place)
        mark.quotations.append(quotation)
        entry.quotations.append(quotation)


def consulted_for(post: Post) -> list[Source]:
    """Return the post's consulted sources in the author's order; none for an unsaved post."""
    if post.pk is None:
        return []
    return list(post.consulted.order_by("consultations__position"))


def _read_marks(text: MarkedText, found: References, sources: Mapping[int, Source]) -> None:
    marks = text.notes_and_citations()
    entries: dict[int, Entry] = {}
    for mark in marks:
        if isinstance(mark, OwnNote):
            raised = ("foot-note", "cite-ref") if found.has_notes else ("foot-note",)
            found.notes.append(Footnote(_label(found), mark, mark.follows(*raised)))
            continue
        known = [use for use in mark.marks if use.source in sources]
        mark.marks[:] = known
        if not known:
            found.missing.append(mark)
            continue
        cited = [
            entries.setdefault(number, Entry(sources[number]))
            for number in (use.source or 0 for use in known)
        ]
        _add_mark(Mark(len(found.marks) + 1, mark, cited), found)
    found.cited = list(entries.values())


def _add_mark(mark: Mark, found: References) -> None:
    found.marks.append(mark)
    _link_back(mark)
    if found.has_notes:
        mark.label, mark.is_joined = _label(found), mark.group.follows("foot-note")
        found.notes.append(mark)


def _label(found: References) -> str:
    """Return the label of the next note."""
    count = len(found.notes)
    return str(count + 1) if found.has_notes else letter(count)


def _link_back(mark: Mark) -> None:
    locators: dict[int, list[str]] = {}
    for use, entry in zip(mark.group.marks, mark.entries, strict=True):
        locators.setdefault(entry.source.pk, []).append(locator_text(use))
    for entry in {id(entry): entry for entry in mark.entries}.values():
        locator = "; ".join(filter(None, locators[entry.source.pk]))
        entry.back_links.append(BackLink(mark.number, letter(len(entry.back_links)), locator))


def letter(index: int) -> str:
    """Return the letter for `index`, counted from 0: a, b … z, aa, ab …"""
    last = ascii_lowercase[index % 26]
    return last if index < 26 else letter(index // 26 - 1) + last


def locator_text(mark: CitationMark) -> str:
    """Return prefix, locator and suffix, as in "see page 45, note 3"; "" if there are none."""
    text = " ".join(part for part in (mark.prefix, _locator(mark), mark.suffix) if part)
    return re.sub(r" (?=[,.;:])", "", text)


def _locator(mark: CitationMark) -> str:
    if not mark.locator or (mark.label == Locator.PAGE and says_its_label(mark.locator)):
        return mark.locator
    label = Locator(mark.label).label if mark.label in Locator.values else mark.label
    return f"{label} {mark.locator}"


def _put_in_order(found: References) -> None:
    """Sort the entries as the style lists them; number them as cited in a numeric style."""
    if found.style.kind == "numeric":
        for number, entry in enumerate(found.entries, start=1):
            entry.number = number
        return
    found.cited = _listed(found.cited, found)
    found.consulted = _listed(found.consulted, found)


def _listed(entries: list[Entry], found: References) -> list[Entry]:
    items = [entry.item for entry in entries]
    order = listing_order(items, style=found.style, language=found.language)
    return [entries[place] for place in order]


def _format(found: References) -> None:
    items = [entry.item for entry in found.entries]
    references = format_bibliography(
        items,
        style=found.style,
        language=found.language,
        lists=[len(found.cited), len(found.consulted)],
    )
    for entry, reference in zip(found.entries, references, strict=True):
        entry.reference = reference
    numbered = found.notes if found.has_notes else found.marks
    clusters = [_cluster(mark) if isinstance(mark, Mark) else [] for mark in numbered]
    texts = format_citations(clusters, style=found.style, language=found.language, listed=items)
    for mark, text in zip(numbered, texts, strict=True):
        if isinstance(mark, Mark):
            mark.text = text


def _cluster(mark: Mark) -> list[CitedSource]:
    return [
        CitedSource(
            item=entry.item,
            locator=use.locator,
            label=use.label,
            prefix=use.prefix,
            suffix=use.suffix,
            suppress_author=use.suppress_author,
        )
        for use, entry in zip(mark.group.marks, mark.entries, strict=True)
    ]
