"""Markdown that an author pastes into a post: CommonMark, tables, strikethrough and notes."""

from collections.abc import Iterator
from html import escape

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from blog.text.formats.markdown_notes import without_definitions
from blog.text.formats.typography import typographic_marks
from blog.text.html.remote_pictures import is_remote
from blog.text.html.sanitizing import clean_post
from blog.text.kinds.catalog import FORMS

_LOWEST = 4  # of a post's headings


def post_html(markdown: str, *, language: str = "", smart_quotes: bool = False) -> str:
    """Return a post's HTML for Markdown. Pictures that are not on the web become links.

    >>> post_html("# Rivers\\n\\nThe *Ussuri*[^1]\\n\\n[^1]: In Russian.")
    '<h2>Rivers</h2>\\n<p>The <em>Ussuri</em><foot-note>In Russian.</foot-note></p>'
    """
    marks = typographic_marks(language)
    parser = _parser(typographer=smart_quotes)
    parser.options["quotes"] = [marks.open, marks.close, marks.inner_open, marks.inner_close]
    text, notes = without_definitions(markdown)
    return clean_post(parser.render(text, {"notes": notes, "render_note": _note_html})).strip()


def _note_html(markdown: str) -> str:
    return str(_parser(typographer=False).renderInline(markdown, {}))


def _adapt(state: StateCore) -> None:
    """Start headings at level 2, and turn pictures that no server has into links."""
    has_title = any(token.tag == "h1" for token in state.tokens)
    for token in state.tokens:
        if token.type.startswith("heading_"):
            level = int(token.tag[1]) + has_title
            token.tag = f"h{min(max(level, 2), _LOWEST)}"
        if token.children:
            token.children = list(_without_pictures(token.children))


def _without_pictures(tokens: list[Token]) -> Iterator[Token]:
    depth = 0
    for token in tokens:
        depth += token.nesting if token.type.startswith("link_") else 0
        if token.type != "image":
            yield token
            continue
        url = str(token.attrs.get("src", ""))
        if not depth and is_remote(url):
            picture = f'<img src="{escape(url)}" alt="{escape(token.content.strip())}">'
            yield Token("html_inline", "", 0, content=picture)
            continue
        label = escape(token.content.strip() or url)
        link = label if depth else f'<a href="{escape(url)}">{label}</a>'
        yield Token("html_inline", "", 0, content=link)


def _parser(*, typographer: bool) -> MarkdownIt:
    options = {"html": True, "typographer": typographer}
    parser = MarkdownIt("commonmark", options)
    if typographer:
        parser.enable("smartquotes")
    for form in FORMS:
        form.imports.markdown(parser)
    parser.core.ruler.push("adapt", _adapt)
    return parser
