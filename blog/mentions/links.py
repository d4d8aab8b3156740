"""The links to a URL on a page, and its webmention endpoint. No Django."""

import re
from collections.abc import Iterator
from urllib.parse import quote

from selectolax.lexbor import LexborHTMLParser, LexborNode

from blog.text.formats.urls import join_url
from blog.text.html.nesting import limit_nesting

REL = "webmention"

# The elements that link to a URL or embed it; microformats use the last ones.
_LINKING = (
    ("a[href], area[href], link[href][class]", "href"),
    ("img[src], video[src], audio[src], source[src], iframe[src], embed[src]", "src"),
    ("blockquote[cite], q[cite], ins[cite], del[cite]", "cite"),
    ("data[value][class]", "value"),
    ("object[data]", "data"),
)
# RFC 8288: <url>; name=value; name="value"
_PARAMETER = r"""\s*;\s*([\w!#$&+.^`|~*-]+)\s*(?:=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s;,"]*)))?"""
_LINK = re.compile(rf"<([^>]*)>((?:{_PARAMETER})*)")
_SAFE = "%/?#[]@!$&'()*+,;=:~"


def tree_of(html: str) -> LexborHTMLParser:
    return LexborHTMLParser(limit_nesting(html))


def base_of(tree: LexborHTMLParser, *, url: str) -> str:
    """Return the base URL to which the relative URLs of the page are resolved."""
    node = tree.css_first("base[href]")
    return join_url(url, node.attributes.get("href")) if node else url


def nodes_linking_to(target: str, tree: LexborHTMLParser, *, url: str) -> Iterator[LexborNode]:
    """Yield the elements of the page at `url` that link to exactly this URL."""
    base = base_of(tree, url=url)
    for selector, name in _LINKING:
        for node in tree.css(selector):
            if as_uri(join_url(base, node.attributes.get(name))) == as_uri(target):
                yield node


def as_uri(url: str) -> str:
    """Return the URL with its characters beyond ASCII escaped, as RFC 3987 maps them."""
    return quote(url.strip(), safe=_SAFE)


def endpoint_of(url: str, *, header: str, html: str = "") -> str | None:
    """Return the webmention endpoint of the page at `url`; None if it has none.

    The Link header takes precedence over the first <link> or <a> element with the relation.
    """
    for reference, parameters, *_last in _LINK.findall(header):
        pairs = re.findall(_PARAMETER, parameters)
        rels = next((quoted or bare for name, quoted, bare in pairs if name.lower() == "rel"), "")
        if REL in rels.lower().split():
            return join_url(url, reference)
    tree = tree_of(html)
    for node in tree.css("link[href][rel], a[href][rel]"):
        if REL in (node.attributes.get("rel") or "").lower().split():
            return join_url(base_of(tree, url=url), node.attributes.get("href"))
    return None
