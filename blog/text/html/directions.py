"""The direction of each block of a text, by its first letter that has one (UAX 9, P2 and P3)."""

import unicodedata

from selectolax.lexbor import LexborHTMLParser, LexborNode

from blog.text.words.bidi import RIGHT_TO_LEFT, is_rtl

_BLOCKS = "ul, ol, li, blockquote, p, h2, h3, h4, th, td"

_FORMULAS = "tex-math, tex-block"


def set_directions(tree: LexborHTMLParser, *, base: str) -> None:
    """Set the direction of every block whose text runs against the text around it, from `base`.

    A block without letters, such as one that has only a picture, keeps the direction around it.
    """
    for node in tree.css(_BLOCKS):
        text = _text_of(node)
        own = "rtl" if is_rtl(text) else "ltr"
        if own != _around(node, base) and _has_direction(text):
            node.attrs["dir"] = own


def with_directions(html: str) -> str:
    """Return `html`, which begins in the direction of its first letter, with directions set.

    >>> with_directions("<p>One</p><p>שתיים</p>")
    '<p>One</p><p dir="rtl">שתיים</p>'
    """
    if not any(map(_is_rtl_letter, html)):
        return html
    tree = LexborHTMLParser(f"<!doctype html><body>{html}")
    if tree.body is None:
        return html
    set_directions(tree, base="rtl" if is_rtl(tree.body.text()) else "ltr")
    return tree.body.inner_html or ""


def _text_of(node: LexborNode) -> str:
    """Return the text of a block without formulas, whose letters say nothing of its direction."""
    if node.css_first(_FORMULAS) is None:
        return node.text()
    parts = node.traverse(include_text=True)
    return "".join(part.text() for part in parts if part.is_text_node and not _is_formula(part))


def _is_formula(node: LexborNode) -> bool:
    return node.parent is not None and node.parent.tag in {"tex-math", "tex-block"}


def _around(node: LexborNode, base: str) -> str:
    above = node.parent
    while above is not None and "dir" not in above.attributes:
        above = above.parent
    return (above.attributes["dir"] if above is not None else None) or base


def _has_direction(text: str) -> bool:
    return any(unicodedata.bidirectional(letter) in {"L", *RIGHT_TO_LEFT} for letter in text)


def _is_rtl_letter(letter: str) -> bool:
    return unicodedata.bidirectional(letter) in RIGHT_TO_LEFT
