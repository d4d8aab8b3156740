"""Where a page leads, and by which address it takes webmentions. No Django."""

import re
from collections.abc import Iterator
from urllib.parse import quote, urljoin, urlsplit

from selectolax.lexbor import LexborHTMLParser, LexborNode

from blog.text.html.nesting import limit_nesting

REL = "webmention"

# What leads somewhere, or shows what lies there; the last ones are how microformats say so.
_LEADING = (
    ("a[href], area[href], link[href][class]", "href"),
    ("img[src], video[src], audio[src], source[src], iframe[src], embed[src]", "src"),
    ("blockquote[cite], q[cite], ins[cite], del[cite]", "cite"),
    ("data[value][class]", "value"),
    ("object[data]", "data"),
)
# RFC 8288: <address>; name=value; name="value"
_PARAMETER = r"""\s*;\s*([\w!#$&+.^`|~*-]+)\s*(?:=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s;,"]*)))?"""
_LINK = re.compile(rf"<([^>]*)>((?:{_PARAMETER})*)")
_KEPT = "%/?#[]@!$&'()*+,;=:~"


def tree_of(html: str) -> LexborHTMLParser:
    return LexborHTMLParser(limit_nesting(html))


def base_of(tree: LexborHTMLParser, *, url: str) -> str:
    """What the page's addresses are relative to."""
    node = tree.css_first("base[href]")
    return whole(url, node.attributes.get("href")) if node else url


def nodes_leading_to(target: str, tree: LexborHTMLParser, *, url: str) -> Iterator[LexborNode]:
    """What of the page at `url` leads to exactly that address."""
    base = base_of(tree, url=url)
    for selector, name in _LEADING:
        for node in tree.css(selector):
            if as_uri(whole(base, node.attributes.get(name))) == as_uri(target):
                yield node


def as_uri(address: str) -> str:
    """The same address in the letters that travel, as RFC 3987 maps them."""
    return quote(address.strip(), safe=_KEPT)


def endpoint_of(url: str, *, header: str, html: str = "") -> str | None:
    """Where the page at `url` wants webmentions sent: its Link header says so, or else the first
    of its <link> and <a> elements that does."""
    for address, parameters, *_last in _LINK.findall(header):
        said = re.findall(_PARAMETER, parameters)
        rels = next((quoted or bare for name, quoted, bare in said if name.lower() == "rel"), "")
        if REL in rels.lower().split():
            return whole(url, address)
    tree = tree_of(html)
    for node in tree.css("link[href][rel], a[href][rel]"):
        if REL in (node.attributes.get("rel") or "").lower().split():
            return whole(base_of(tree, url=url), node.attributes.get("href"))
    return None


def links_out(html: str, *, host: str) -> list[str]:
    """The addresses of other hosts that our own HTML leads to, each once, in order.

    Those of licenses are not meant as a word to whoever wrote them.
    """
    tree = LexborHTMLParser(f"<!doctype html><body>{html}")
    found = [
        (node.attributes.get("href") or "").strip()
        for node in tree.css("a[href]")
        if "license" not in (node.attributes.get("rel") or "").lower().split()
    ]
    return [address for address in dict.fromkeys(found) if _host(address) not in {"", host}]


def _host(address: str) -> str:
    """The host of a web address, "" of anything else."""
    try:
        parts = urlsplit(address)
        return (parts.hostname or "") if parts.scheme in {"http", "https"} else ""
    except ValueError:
        return ""


def whole(base: str, address: str | None) -> str:
    try:
        return urljoin(base, (address or "").strip())
    except ValueError:
        return ""
