"""Making a post's page from its text: citation marks, the Sources list, pictures, headings.

Done when anything the page shows changes, and stored; never in a page view. `manage.py render`
makes it again for any or all posts.
"""

import re
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from string import ascii_lowercase

from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext as _
from selectolax.lexbor import LexborNode

from blog.posts.figures import figure_html, lead_html, place_figures
from blog.posts.models import Post
from blog.site.models import Site
from blog.sources.editing import to_csl
from blog.sources.kinds import Locator
from blog.sources.models import Source
from blog.sources.styles import format_bibliography
from blog.text.excerpts import excerpt_of
from blog.text.marks import CitationMark, MarkedText, replace


@dataclass(frozen=True)
class Mark:
    """One citation mark on the page: where it stands, the way back, and the words of this use.

    `words` are prefix, locator and suffix, as in "see page 45, note 3"; they may be empty.
    """

    anchor: str
    letter: str
    words: str


@dataclass
class Entry:
    """One line of the Sources list."""

    number: int
    source: Source
    reference: str = ""
    marks: list[Mark] = field(default_factory=list)


@dataclass(frozen=True)
class Rendering:
    """What is stored of a post's page: HTML, but for the excerpt, which is plain text.

    `rendered_sources` is "" for a post that cites nothing, `rendered_lead` for one without a lead
    picture that can be shown.
    """

    rendered: str
    rendered_sources: str
    rendered_lead: str
    excerpt: str


def render_post(post: Post) -> None:
    """Make the post's page again and store it."""
    Post.objects.filter(pk=post.pk).update(**asdict(render(post)))


def render(post: Post) -> Rendering:
    """The post's page as it would be stored now. Reads sources and pictures, changes nothing."""
    site = Site.objects.current()
    language = post.language or site.language
    text = MarkedText(post.body)
    with translation.override(language):
        entries = _place_citations(text)
        shown = place_figures(text)
        text.give_headings_ids()
        text.let_wide_parts_scroll(table_label=_("Table"))
        _format(entries, style=post.citation_style or site.citation_style, language=language)
        lead = post.lead_picture
        return Rendering(
            rendered=(figure_html(lead) if lead and lead.pk not in shown else "") + text.html,
            rendered_sources=_sources_html(entries),
            rendered_lead=lead_html(lead) if lead else "",
            excerpt=post.summary or excerpt_of(post.body),
        )


def _sources_html(entries: Sequence[Entry]) -> str:
    return render_to_string("rendered/sources.html", {"entries": entries}) if entries else ""


def _place_citations(text: MarkedText) -> list[Entry]:
    marks = list(text.citations())
    sources = Source.objects.in_bulk([mark.source for mark, _place in marks if mark.source])
    entries: dict[int, Entry] = {}
    for mark, node in marks:
        source = sources.get(mark.source or 0)
        if source is None:
            replace(node, render_to_string("rendered/citation_missing.html"))
            continue
        entry = entries.setdefault(source.pk, Entry(len(entries) + 1, source))
        _place_mark(mark, node, entry)
    return list(entries.values())


def _place_mark(mark: CitationMark, node: LexborNode, entry: Entry) -> None:
    letter = _letter(len(entry.marks))
    anchor = f"cite-{entry.number}{letter}"
    placed = Mark(anchor, letter, _words(mark))
    entry.marks.append(placed)
    replace(node, render_to_string("rendered/citation.html", {"mark": placed, "entry": entry}))


def _letter(index: int) -> str:
    """a, b … z, aa, ab …"""
    letters = ascii_lowercase[index % 26]
    return letters if index < 26 else _letter(index // 26 - 1) + letters


def _words(mark: CitationMark) -> str:
    words = " ".join(part for part in (mark.prefix, _locator(mark), mark.suffix) if part)
    return re.sub(r" (?=[,.;:])", "", words)


def _locator(mark: CitationMark) -> str:
    """The locator in words, as in "page 45" or "chapter 3"; "" if there is none."""
    if not mark.locator:
        return ""
    label = Locator(mark.label).label if mark.label in Locator.values else mark.label
    return f"{label} {mark.locator}"


def _format(entries: Sequence[Entry], *, style: str, language: str) -> None:
    references = format_bibliography(
        [to_csl(entry.source) for entry in entries], style=style, language=language
    )
    for entry, reference in zip(entries, references, strict=True):
        entry.reference = reference
