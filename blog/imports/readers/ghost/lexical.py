"""Lexical, in which Ghost stores its posts since 2023, as HTML."""

from html import escape
from typing import Any

from blog.imports.readers.ghost.cards import card_html, text
from blog.imports.readers.texts.changes import Changes

MAX_DEPTH = 100
# The elements of a text by the bits of its format.
_FORMATS = ((1, "strong"), (2, "em"), (4, "s"), (8, "u"), (16, "code"), (32, "sub"), (64, "sup"))
_BLOCKS = {
    "paragraph": "p",
    "quote": "blockquote",
    "aside": "blockquote",
    "listitem": "li",
    "at-link": "span",
    "tablerow": "tr",
    "table": "table",
}
_HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}

Node = dict[str, Any]


def lexical_html(document: Node, changes: Changes) -> str:
    """Return the HTML of a document."""
    root = document.get("root")
    return _children(root, changes, depth=0) if isinstance(root, dict) else ""


def _children(node: Node, changes: Changes, *, depth: int) -> str:
    children = node.get("children")
    if not isinstance(children, list):
        return ""
    if depth > MAX_DEPTH:
        changes.add("The text ends where its elements are nested too deeply.")
        return ""
    return "".join(
        _html(child, changes, depth=depth + 1) for child in children if isinstance(child, dict)
    )


def _html(node: Node, changes: Changes, *, depth: int) -> str:
    kind = str(node.get("type", "")).removeprefix("extended-")
    if kind in {"text", "code-highlight"}:
        return _text(node)
    if kind in {"linebreak", "tab"}:
        return "<br>" if kind == "linebreak" else " "
    if not isinstance(node.get("children"), list):
        return card_html(kind, node, changes)
    inner = _children(node, changes, depth=depth)
    if kind in {"link", "autolink"}:
        return f'<a href="{escape(text(node, "url"))}">{inner}</a>'
    tag = _tag(kind, node)
    start = node.get("start")
    is_counted = tag == "ol" and isinstance(start, int) and start != 1
    attribute = f' start="{start}"' if is_counted else ""
    return f"<{tag}{attribute}>{inner}</{tag}>" if tag else inner


def _tag(kind: str, node: Node) -> str:
    given = text(node, "tag")
    if kind == "heading":
        return given if given in _HEADINGS else "h2"
    if kind == "list":
        return "ol" if node.get("listType") == "number" else "ul"
    if kind == "tablecell":
        return "th" if node.get("headerState") else "td"
    return _BLOCKS.get(kind, "")


def _text(node: Node) -> str:
    html = escape(text(node, "text"), quote=False)
    format = node.get("format")
    bits = format if isinstance(format, int) else 0
    for bit, tag in _FORMATS:
        if bits & bit:
            html = f"<{tag}>{html}</{tag}>"
    return html
