"""HTML that leaves its page: its addresses made whole, and what only its page can show left out."""

from urllib.parse import urljoin

from selectolax.lexbor import LexborHTMLParser, LexborNode

# Notes in the margin, which stand in the list of notes as well; records for reference managers.
_ONLY_ON_THE_PAGE = ".margin-note, .Z3988"
_ADDRESSES = ("href", "src", "cite")


def absolutize_urls(html: str, *, base: str) -> str:
    """`html`, of the page at `base`, for feeds.

    >>> absolutize_urls('<a href="#note-1">1</a>', base="https://example.org/2013/07/x/")
    '<a href="https://example.org/2013/07/x/#note-1">1</a>'
    """
    tree = LexborHTMLParser(f"<!doctype html><body>{html}")
    for node in tree.css(_ONLY_ON_THE_PAGE):
        node.decompose()
    for name in _ADDRESSES:
        for node in tree.css(f"[{name}]"):
            node.attrs[name] = urljoin(base, node.attributes[name] or "")
    for node in tree.css("[srcset]"):
        node.attrs["srcset"] = _whole_set(node, base)
    return (tree.body.inner_html or "") if tree.body else ""


def _whole_set(node: LexborNode, base: str) -> str:
    """Each address of a srcset, "/a.webp 480w, /b.webp 960w", with what is said of it."""
    copies = (copy.split() for copy in (node.attributes["srcset"] or "").split(","))
    return ", ".join(" ".join([urljoin(base, copy[0]), *copy[1:]]) for copy in copies if copy)
