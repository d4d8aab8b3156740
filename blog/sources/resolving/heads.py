"""What stands in the head of a page: its metadata as written, not yet understood."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urljoin, urlsplit

from selectolax.lexbor import LexborHTMLParser, LexborNode

from blog.sources.resolving.cleaning import words
from blog.text.html.nesting import limit_nesting

MAX_TAGS = 2_000
MAX_VALUE = 5_000
MAX_SCRIPT = 500_000


@dataclass(frozen=True)
class Head:
    """The page's own words about itself. Names of `meta` are in small letters."""

    url: str
    meta: dict[str, list[str]] = field(default_factory=dict)
    title: str = ""
    heading: str = ""
    language: str = ""
    canonical: str = ""
    author: str = ""  # of a link or element with rel="author"
    time: str = ""  # of an element that says when the page was published
    linked_data: list[str] = field(default_factory=list)  # JSON, as text

    def first(self, *names: str) -> str:
        """The first value under the first of these names that has one."""
        return next((self.meta[name][0] for name in names if name in self.meta), "")

    def all(self, *names: str) -> list[str]:
        """All values under the first of these names that has any."""
        return next((self.meta[name] for name in names if name in self.meta), [])


def read_head(html: str, *, url: str) -> Head:
    """The head of a page that lies at `url`."""
    tree = LexborHTMLParser(limit_nesting(html))
    base = _address(tree, "base[href]", "href", url=url) or url
    return Head(
        url=url,
        meta=_meta(tree),
        title=_text(tree, "title"),
        heading=_text(tree, "h1"),
        language=_attribute(tree, "html[lang]", "lang"),
        canonical=_address(tree, 'link[rel~="canonical"][href]', "href", url=base),
        author=_text(tree, '[rel~="author"], [itemprop="author"]'),
        time=_attribute(tree, 'time[itemprop="datePublished"], time[pubdate]', "datetime"),
        linked_data=list(_scripts(tree)),
    )


def _meta(tree: LexborHTMLParser) -> dict[str, list[str]]:
    meta: dict[str, list[str]] = {}
    for tag in tree.css("meta[content]")[:MAX_TAGS]:
        content = words(tag.attributes.get("content"), limit=MAX_VALUE)
        for name in filter(None, {tag.attributes.get(key) for key in ("name", "property")}):
            if content:
                meta.setdefault(_plain_name(name), []).append(content)
    return meta


def _plain_name(name: str) -> str:
    """ "DC.Title", "dc:title" and "DCTERMS.title" are said in many ways."""
    name = name.strip().lower()[:100]
    return re.sub(r"^(dc|dcterms|dct|prism|eprints)[:.]", lambda m: f"{m[1]}.", name).replace(
        "dct.", "dcterms."
    )


def _scripts(tree: LexborHTMLParser) -> Iterator[str]:
    for tag in tree.css('script[type="application/ld+json" i]')[:50]:
        text = tag.text(deep=True)
        if len(text) <= MAX_SCRIPT:
            yield re.sub(r"^\s*(<!--|//<!\[CDATA\[)|(-->|//\]\]>)\s*$", "", text)


def _text(tree: LexborHTMLParser, selector: str) -> str:
    node = tree.css_first(selector)
    return words(node.text(deep=True), limit=1_000) if node else ""


def _attribute(tree: LexborHTMLParser, selector: str, name: str) -> str:
    node: Any | LexborNode = tree.css_first(selector)
    return words(node.attributes.get(name), limit=2_000) if node else ""


def _address(tree: LexborHTMLParser, selector: str, name: str, *, url: str) -> str:
    return web_address(_attribute(tree, selector, name), base=url)


def web_address(address: str, *, base: str) -> str:
    """`address` made whole; "" unless it is one of the web."""
    try:
        whole = urljoin(base, address) if address else ""
        parts = urlsplit(whole)
    except ValueError:
        return ""
    is_web = parts.scheme in {"http", "https"} and parts.hostname and "@" not in parts.netloc
    return whole if is_web else ""
