"""The HTML of a page's text as feeds have it, outside its page and beside other entries."""

from urllib.parse import unquote

from selectolax.lexbor import LexborHTMLParser, LexborNode

from blog.text.formats.urls import join_url
from blog.text.kinds.catalog import FORMS
from blog.text.kinds.form import as_on_page

# Metadata for reference managers, and how many entries a folded list has.
_ONLY_ON_THE_PAGE = ".Z3988, summary .aside"
_URL_ATTRIBUTES = ("href", "src", "cite", "poster")


def feed_content(html: str, *, base: str, prefix: str) -> str:
    """Return `html`, part of the page at `base`, for an entry whose ids begin with `prefix`.

    Feed readers show many entries on one page, and open notes in place: so ids are unique, links
    to them are relative, and marks are links to footnotes. Other URLs are absolute. Nothing is
    folded, since many feed readers drop the element.

    >>> feed_content('<a href="#n"></a><i id="n"></i>', base="https://a.org/x/", prefix="p1-")
    '<a href="#p1-n"></a><i id="p1-n"></i>'
    """
    tree = LexborHTMLParser(f"<!doctype html><body>{html}")
    for node in tree.css(_ONLY_ON_THE_PAGE):
        node.decompose()
    _adapt_kinds(tree)
    tree.unwrap_tags(["details", "summary"])
    ids = {node.attributes["id"] or "" for node in tree.css("[id]")}
    for node in tree.css("[id], [aria-labelledby]"):
        for name in {"id", "aria-labelledby"} & node.attributes.keys():
            node.attrs[name] = f"{prefix}{node.attributes[name]}"
    for node in tree.css("[role=doc-noteref]"):
        node.attrs["rel"] = "footnote"
    for name in _URL_ATTRIBUTES:
        for node in tree.css(f"[{name}]"):
            node.attrs[name] = _url(node.attributes[name] or "", ids, base=base, prefix=prefix)
    for node in tree.css("[srcset]"):
        node.attrs["srcset"] = _absolute_srcset(node, base)
    return (tree.body.inner_html or "") if tree.body else ""


def _adapt_kinds(tree: LexborHTMLParser) -> None:
    for form in FORMS:
        if form.feed is not as_on_page:
            for node in tree.css(form.shown):
                form.feed(node)


def _url(url: str, ids: set[str], *, base: str, prefix: str) -> str:
    is_local = url.startswith("#") and unquote(url[1:]) in ids
    return f"#{prefix}{url[1:]}" if is_local else join_url(base, url) or url


def _absolute_srcset(node: LexborNode, base: str) -> str:
    """Return a srcset, "/a.webp 480w, /b.webp 960w", with absolute URLs."""
    copies = (copy.split() for copy in (node.attributes["srcset"] or "").split(","))
    return ", ".join(" ".join([join_url(base, copy[0]), *copy[1:]]) for copy in copies if copy)
