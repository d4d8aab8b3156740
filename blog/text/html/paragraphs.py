"""The text of a page as a reader sees it, paragraph by paragraph."""

from itertools import groupby

from selectolax.lexbor import LexborHTMLParser, LexborNode

BLOCKS = {
    *("address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details"),
    *("div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3"),
    *("h4", "h5", "h6", "header", "hr", "legend", "li", "main", "nav", "ol", "option", "p", "pre"),
    *("section", "summary", "table", "td", "th", "tr", "ul"),
}
INVISIBLE = ["head", "script", "style", "template", "noscript", "svg", "math", "iframe", "object"]


def paragraphs_of(html: str) -> list[str]:
    """Return the text of each block, in order.

    >>> paragraphs_of("<p>One <b>two</b></p><ul><li>Three</ul>four")
    ['One two', 'Three', 'four']
    """
    tree = LexborHTMLParser(f"<!doctype html><body>{html}")
    tree.strip_tags(INVISIBLE)
    if tree.body is None:
        return []
    text_nodes = [node for node in tree.body.traverse(include_text=True) if node.tag == "-text"]
    blocks = groupby(text_nodes, key=lambda node: block_of(node).mem_id)
    texts = (" ".join("".join(node.text() for node in nodes).split()) for _block, nodes in blocks)
    return [text for text in texts if text]


def block_of(node: LexborNode) -> LexborNode:
    """Return the block that contains `node`."""
    while node.parent is not None and node.tag not in BLOCKS:
        node = node.parent
    return node
