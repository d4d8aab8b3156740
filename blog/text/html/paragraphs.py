"""The words of a page as a reader sees them: paragraph by paragraph."""

from itertools import groupby

from selectolax.lexbor import LexborHTMLParser, LexborNode

BLOCKS = {
    *("address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details"),
    *("div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3"),
    *("h4", "h5", "h6", "header", "hr", "legend", "li", "main", "nav", "ol", "option", "p", "pre"),
    *("section", "summary", "table", "td", "th", "tr", "ul"),
}
UNSEEN = ["head", "script", "style", "template", "noscript", "svg", "math", "iframe", "object"]


def paragraphs_of(html: str) -> list[str]:
    """The words of each block of text, in order.

    >>> paragraphs_of("<p>One <b>two</b></p><ul><li>Three</ul>four")
    ['One two', 'Three', 'four']
    """
    tree = LexborHTMLParser(f"<!doctype html><body>{html}")
    tree.strip_tags(UNSEEN)
    if tree.body is None:
        return []
    texts = [node for node in tree.body.traverse(include_text=True) if node.tag == "-text"]
    blocks = groupby(texts, key=lambda node: block_of(node).mem_id)
    words = (" ".join("".join(node.text() for node in nodes).split()) for _block, nodes in blocks)
    return [said for said in words if said]


def block_of(node: LexborNode) -> LexborNode:
    """The block of text that a piece of it stands in."""
    while node.parent is not None and node.tag not in BLOCKS:
        node = node.parent
    return node


def cut(words: str, *, most: int) -> str:
    """The beginning of the words, at most so long, ended between two of them.

    >>> cut("One two three", most=9)
    'One two …'
    """
    if len(words) <= most:
        return words
    return words[: most - 2].rpartition(" ")[0].rstrip(".,;:–— ") + " …"
