"""Markdown of other systems as HTML: CommonMark with tables, notes, formulas and pictures."""

from markdown_it import MarkdownIt

from blog.text.formats.markdown_notes import without_definitions
from blog.text.kinds.catalog import FORMS


def markdown_html(markdown: str) -> str:
    """Return HTML that is not cleaned.

    >>> markdown_html("The *Ussuri*[^1] ![](a.jpg)\\n\\n[^1]: In Russian.")
    '<p>The <em>Ussuri</em><foot-note>In Russian.</foot-note> <img src="a.jpg" alt="" /></p>\\n'
    """
    text, notes = without_definitions(markdown)
    return str(_parser().render(text, {"notes": notes, "render_note": _note_html}))


def _note_html(markdown: str) -> str:
    return str(_parser().renderInline(markdown, {}))


def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": True})
    for form in FORMS:
        form.imports.markdown(parser)
    return parser
