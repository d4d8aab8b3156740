"""Mobiledoc, in which Ghost stored its posts until 2023, as HTML."""

from html import escape
from typing import Any

from blog.imports.readers.ghost.cards import card_html
from blog.imports.readers.texts.changes import Changes

_ATOM = 1
_TAGS = {
    *("a", "b", "blockquote", "code", "em", "h1", "h2", "h3", "h4", "h5", "h6", "i", "li", "ol"),
    *("p", "s", "strong", "sub", "sup", "u", "ul"),
}


def mobiledoc_html(document: dict[str, Any], changes: Changes) -> str:
    """Return the HTML of a document. What has another shape than Mobiledoc 0.3 is left out."""
    return "".join(_section(section, document, changes) for section in _list(document, "sections"))


def _section(section: list[Any], document: dict[str, Any], changes: Changes) -> str:
    match section:
        case [1, str(tag), list(markers), *_]:
            return _element(tag, _inline(markers, document))
        case [2, str(source), *_]:
            return f'<img src="{escape(source)}">'
        case [3, str(tag), list(items), *_]:
            return _element(tag, "".join(f"<li>{_inline(item, document)}</li>" for item in items))
        case [10, int(index), *_]:
            card = _at(_list(document, "cards"), index)
            if card and isinstance(card[0], str):
                payload = card[1] if len(card) > 1 and isinstance(card[1], dict) else {}
                return card_html(card[0], payload, changes)
    changes.add("A section of an unknown kind was left out.")
    return ""


def _inline(markers: list[Any], document: dict[str, Any]) -> str:
    """Return the HTML of the markers: texts that open and close markup."""
    parts: list[str] = []
    is_open: list[str] = []
    for marker in markers:
        if not (isinstance(marker, list) and len(marker) == 4):
            continue
        kind, opened, closed, value = marker
        for index in opened:
            tag, attributes = _markup(_at(_list(document, "markups"), index))
            parts.append(f"<{tag}{attributes}>")
            is_open.append(tag)
        parts.append(_atom(value, document) if kind == _ATOM else escape(str(value), quote=False))
        parts += [f"</{is_open.pop()}>" for _number in range(min(closed, len(is_open)))]
    return "".join([*parts, *(f"</{tag}>" for tag in reversed(is_open))])


def _markup(markup: list[Any]) -> tuple[str, str]:
    tag = markup[0] if markup and markup[0] in _TAGS else "span"
    pairs = markup[1] if len(markup) > 1 and isinstance(markup[1], list) else []
    given = dict(zip(pairs[::2], pairs[1::2], strict=False))
    href = given.get("href")
    return tag, f' href="{escape(href)}"' if isinstance(href, str) else ""


def _atom(index: Any, document: dict[str, Any]) -> str:
    atom = _at(_list(document, "atoms"), index)
    if atom and atom[0] == "soft-return":
        return "<br>"
    return escape(str(atom[1]), quote=False) if len(atom) > 1 else ""


def _element(tag: str, html: str) -> str:
    name = tag if tag in _TAGS else "p"
    return f"<{name}>{html}</{name}>"


def _list(document: dict[str, Any], name: str) -> list[Any]:
    found = document.get(name)
    return found if isinstance(found, list) else []


def _at(items: list[Any], index: Any) -> list[Any]:
    is_there = isinstance(index, int) and 0 <= index < len(items) and isinstance(items[index], list)
    return items[index] if is_there else []
