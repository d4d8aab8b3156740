"""Markdown of other systems as HTML: CommonMark with tables, notes, formulas and pictures."""

from collections.abc import Callable, Mapping

from markdown_it import MarkdownIt

from blog.imports.readers.texts.citations import add_citations
from blog.text.formats.markdown_notes import without_definitions
from blog.text.kinds.catalog import FORMS


def _ignore(_key: str) -> None:
    """Nobody asks for missing works."""


def markdown_html(
    markdown: str,
    *,
    works: Mapping[str, str] | None = None,
    missing: Callable[[str], None] = _ignore,
) -> str:
    """Return HTML that is not cleaned.

    `works` are the authors of works that may be cited, by their keys; `missing` is called with
    other keys.

    >>> markdown_html("The *Ussuri*[^1] ![](a.jpg)\\n\\n[^1]: In Russian.")
    '<p>The <em>Ussuri</em><foot-note>In Russian.</foot-note> <img src="a.jpg" alt="" /></p>\\n'
    """
    text, notes = without_definitions(markdown)
    env = {"notes": notes, "render_note": _note_html, "works": works or {}, "missing": missing}
    return str(_parser().render(text, env))


def _note_html(markdown: str) -> str:
    return str(_parser().renderInline(markdown, {}))


def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": True})
    for form in FORMS:
        form.imports.markdown(parser)
    add_citations(parser)
    return parser
