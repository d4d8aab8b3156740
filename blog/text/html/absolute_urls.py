"""HTML with absolute URLs, for use outside its page, such as in feeds."""

from urllib.parse import urljoin

from selectolax.lexbor import LexborHTMLParser, LexborNode

# Margin notes, which the list of notes repeats, and metadata for reference managers.
_ONLY_ON_THE_PAGE = ".margin-note, .Z3988"
_URL_ATTRIBUTES = ("href", "src", "cite")


def absolutize_urls(html: str, *, base: str) -> str:
    """Return `html`, part of the page at `base`, with absolute URLs and without page-only elements.

    >>> absolutize_urls('<a href="#note-1">1</a>', base="https://example.org/2013/07/x/")
    '<a href="https://example.org/2013/07/x/#note-1">1</a>'
    """
    tree = LexborHTMLParser(f"<!doctype html><body>{html}")
    for node in tree.css(_ONLY_ON_THE_PAGE):
        node.decompose()
    for name in _URL_ATTRIBUTES:
        for node in tree.css(f"[{name}]"):
            node.attrs[name] = urljoin(base, node.attributes[name] or "")
    for node in tree.css("[srcset]"):
        node.attrs["srcset"] = _absolute_srcset(node, base)
    return (tree.body.inner_html or "") if tree.body else ""


def _absolute_srcset(node: LexborNode, base: str) -> str:
    """Return a srcset, "/a.webp 480w, /b.webp 960w", with absolute URLs."""
    copies = (copy.split() for copy in (node.attributes["srcset"] or "").split(","))
    return ", ".join(" ".join([urljoin(base, copy[0]), *copy[1:]]) for copy in copies if copy)
