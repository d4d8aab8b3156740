"""The head of a page: its metadata before interpretation."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urljoin, urlsplit

from selectolax.lexbor import LexborHTMLParser, LexborNode

from blog.sources.resolving.cleaning import decoded, one_line
from blog.sources.resolving.microdata import microdata
from blog.text.html.nesting import limit_nesting

MAX_TAGS = 2_000
MAX_VALUE = 5_000
MAX_SCRIPT = 500_000
_TIMES = (
    'time[itemprop~="datePublished"], time[pubdate]',
    "time.dt-published, time.published, time.entry-date, time.post-date",
    "article header time[datetime]",
    "article time[datetime]",
    "main header time[datetime]",
)


@dataclass(frozen=True)
class Head:
    """The metadata of a page. Names of `meta` are in lower case."""

    url: str
    meta: dict[str, list[str]] = field(default_factory=dict)
    title: str = ""
    heading: str = ""
    language: str = ""
    canonical: str = ""
    author: str = ""  # of a link or element with rel="author"
    time: str = ""  # the time of publication
    linked_data: list[str] = field(default_factory=list)  # JSON, as text
    microdata: list[dict[str, Any]] = field(default_factory=list)  # as nodes of JSON-LD

    def first(self, *names: str) -> str:
        """Return the first value of the first of these names that is present, or ""."""
        return next((self.meta[name][0] for name in names if name in self.meta), "")

    def all(self, *names: str) -> list[str]:
        """Return all values of the first of these names that is present."""
        return next((self.meta[name] for name in names if name in self.meta), [])


def read_head(html: str, *, url: str) -> Head:
    """Return the metadata of the page at `url`."""
    tree = LexborHTMLParser(limit_nesting(html))
    base = _url(tree, "base[href]", "href", url=url) or url
    return Head(
        url=url,
        meta=_meta(tree),
        title=decoded(_text(tree, "title")),
        heading=decoded(_text(tree, "h1")),
        language=_attribute(tree, "html[lang]", "lang"),
        canonical=_url(tree, 'link[rel~="canonical"][href]', "href", url=base),
        author=_text(tree, '[rel~="author"], [itemprop="author"]'),
        time=_time(tree),
        linked_data=list(_scripts(tree)),
        microdata=microdata(tree),
    )


def _meta(tree: LexborHTMLParser) -> dict[str, list[str]]:
    meta: dict[str, list[str]] = {}
    for tag in tree.css("meta[content]")[:MAX_TAGS]:
        content = decoded(one_line(tag.attributes.get("content"), limit=MAX_VALUE))
        for name in filter(None, {tag.attributes.get(key) for key in ("name", "property")}):
            if content:
                meta.setdefault(_normal_name(name), []).append(content)
    return meta


def _normal_name(name: str) -> str:
    """Return "dc.title" for "DC.Title" and "dc:title", "dcterms.title" for "DCT.title"."""
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
    return one_line(node.text(deep=True), limit=1_000) if node else ""


def _time(tree: LexborHTMLParser) -> str:
    """Return the time of publication: one marked as such, else the first of the article."""
    times = (_attribute(tree, selector, "datetime") for selector in _TIMES)
    return next(filter(None, times), "")


def _attribute(tree: LexborHTMLParser, selector: str, name: str) -> str:
    node: Any | LexborNode = tree.css_first(selector)
    return one_line(node.attributes.get(name), limit=2_000) if node else ""


def _url(tree: LexborHTMLParser, selector: str, name: str, *, url: str) -> str:
    return absolute_url(_attribute(tree, selector, name), base=url)


def absolute_url(url: str, *, base: str) -> str:
    """Return `url` as an absolute http(s) URL; "" if it is not one."""
    try:
        absolute = urljoin(base, url) if url else ""
        parts = urlsplit(absolute)
    except ValueError:
        return ""
    is_web = parts.scheme in {"http", "https"} and parts.hostname and "@" not in parts.netloc
    return absolute if is_web else ""
