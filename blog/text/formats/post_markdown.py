"""Markdown that an author pastes into a post: CommonMark, tables, strikethrough and notes."""

import re
from collections.abc import Iterator
from html import escape
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from blog.text.formats.typography import typographic_marks
from blog.text.html.sanitizing import clean_post

_DEFINITION = re.compile(r" {0,3}\[\^([^\]\s]+)\]:[ \t]*(.*)")
_REFERENCE = re.compile(r"\[\^([^\]\s]+)\]")
_INLINE_NOTE = re.compile(r"\^\[([^\[\]]*[^\[\]\s][^\[\]]*)\]")
_FENCE = re.compile(r" {0,3}(```|~~~)")
_LOWEST = 4  # of a post's headings


def post_html(markdown: str, *, language: str = "", smart_quotes: bool = False) -> str:
    """Return a post's HTML for Markdown. Pictures become links: a post shows only its own.

    >>> post_html("# Rivers\\n\\nThe *Ussuri*[^1]\\n\\n[^1]: In Russian.")
    '<h2>Rivers</h2>\\n<p>The <em>Ussuri</em><foot-note>In Russian.</foot-note></p>'
    """
    marks = typographic_marks(language)
    parser = _parser(typographer=smart_quotes)
    parser.options["quotes"] = [marks.open, marks.close, marks.inner_open, marks.inner_close]
    text, notes = _without_definitions(markdown)
    return clean_post(parser.render(text, {"notes": notes})).strip()


def _without_definitions(markdown: str) -> tuple[str, dict[str, str]]:
    """Return the text without the definitions of notes, and the notes by label."""
    lines: list[str] = []
    notes: dict[str, list[str]] = {}
    current: list[str] | None = None  # the note that the line may continue
    is_code = False
    for line in markdown.splitlines():
        is_code ^= bool(_FENCE.match(line))
        found = None if is_code else _DEFINITION.match(line)
        if found:
            current = notes.setdefault(found[1], [])
            current.append(found[2])
        elif current is not None and _continues(line, current):
            current.append(line.strip())
        else:
            current = None
            lines.append(line)
    return "\n".join(lines), {label: " ".join(parts).strip() for label, parts in notes.items()}


def _continues(line: str, note: list[str]) -> bool:
    """Return whether a line belongs to the note above it: indented, or not after an empty line."""
    return not line.strip() or line.startswith(("    ", "\t")) or bool(note[-1])


def _note(state: StateInline, silent: object) -> bool:
    """Turn a reference such as [^1], or a note such as ^[text], into a note."""
    if "notes" not in state.env:
        return False  # inside a note
    found = _REFERENCE.match(state.src, state.pos)
    content = state.env["notes"].get(found[1]) if found else None
    if content is None:
        found = _INLINE_NOTE.match(state.src, state.pos)
        content = found[1] if found else None
    if not (found and content):
        return False
    if not silent:
        token = state.push("note", "", 0)
        token.content = content
    state.pos = found.end()
    return True


def _render_note(_renderer: Any, tokens: list[Token], index: int, _options: Any, _env: Any) -> str:
    own = _parser(typographer=False).renderInline(tokens[index].content, {})
    return f"<foot-note>{own}</foot-note>"


def _adapt(state: StateCore) -> None:
    """Start headings at level 2, and turn pictures into links."""
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
        label = escape(token.content.strip() or url)
        link = label if depth else f'<a href="{escape(url)}">{label}</a>'
        yield Token("html_inline", "", 0, content=link)


def _parser(*, typographer: bool) -> MarkdownIt:
    options = {"html": True, "typographer": typographer}
    parser = MarkdownIt("commonmark", options).enable(["table", "strikethrough"])
    if typographer:
        parser.enable("smartquotes")
    parser.inline.ruler.before("link", "note", _note)
    parser.core.ruler.push("adapt", _adapt)
    parser.add_render_rule("note", _render_note)
    return parser
