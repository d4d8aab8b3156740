"""The marks of citations and notes in the text of a page."""

from django.template.loader import render_to_string

from blog.posts.rendering.progress import Progress
from blog.posts.rendering.references import Mark, References
from blog.text.html.nodes import replace


def place_citations(progress: Progress) -> None:
    """Replace the citations with marks that lead to their note or source."""
    references = progress.references
    for group in references.missing:
        group.replace_with(render_to_string("rendered/citation_missing.html"))
    for mark in references.marks:
        _place_citation(mark, references)


def place_notes(progress: Progress) -> None:
    """Replace the author's own notes with marks that lead to them."""
    for note in progress.references.footnotes:
        note.own.strip_space_before()
        context = {"note": note, "references": progress.references}
        replace(note.own.node, render_to_string("rendered/footnote.html", context))


def _place_citation(mark: Mark, references: References) -> None:
    """Place the mark after the period if it is a note's number, else before the period."""
    if references.has_notes:
        mark.group.strip_space_before()
    else:
        mark.group.become_text()
    context = {"mark": mark, "references": references}
    mark.group.replace_with(render_to_string("rendered/citation.html", context))
