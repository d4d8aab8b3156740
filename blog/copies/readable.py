"""The readable text of a web page: its article, without menus, forms and scripts. No Django."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape, unescape
from itertools import groupby

from selectolax.lexbor import LexborHTMLParser, LexborNode

from blog.text.html.nesting import limit_nesting

MAX_TEXT = 400_000  # characters
MIN_SHARE = 0.3  # of a page's text: what holds less is not taken for its article

_DROPPED = (
    "script, style, noscript, template, svg, canvas, iframe, object, embed, audio, video, form,"
    " button, select, textarea, dialog, nav, [hidden], [aria-hidden=true], [role=navigation],"
    " [role=banner], [role=contentinfo], [role=search], [role=dialog], [role=alertdialog]"
)
_AROUND = "header, footer, aside, [role=complementary]"  # of the page, not of its article
_ARTICLES = "[itemprop=articleBody], article, main, [role=main]"
_CLUTTER = re.compile(
    r"(^|[-_\s])(cookies?|consent|gdpr|newsletter|subscri(be|ption)|share|sharing|social|sidebar"
    r"|breadcrumbs?|related|recommended|comments?|respond|pagination|menu|promo|advert(isement)?s?"
    r"|ads?|banner|popup|modal|paywall)($|[-_\s])",
    re.IGNORECASE,
)
# Elements that are blocks of text, by the tag they get here; all others hold blocks or are inline.
_KINDS = {
    **dict.fromkeys(("h1", "h2"), "h2"),
    **dict.fromkeys(("h3", "h4", "h5", "h6", "summary"), "h3"),
    **dict.fromkeys(("li", "dt", "dd", "tr"), "li"),
    **dict.fromkeys(("p", "figcaption", "caption", "address"), "p"),
    "blockquote": "blockquote",
    "pre": "pre",
}
_HOLDERS = {"blockquote", "li"}  # paragraphs in these count as the block itself
_BREAKS = {
    *("div", "section", "article", "main", "body", "header", "footer", "aside", "ul", "ol", "dl"),
    *("table", "tbody", "thead", "tfoot", "figure", "details", "hr", "center", "fieldset"),
}


@dataclass(frozen=True)
class Readable:
    """A page's title and its text: blocks as (tag, text), where the tags are those of `html`."""

    title: str
    blocks: tuple[tuple[str, str], ...]

    @property
    def text(self) -> str:
        return "\n".join(text for _tag, text in self.blocks)

    @property
    def html(self) -> str:
        """The blocks as h2, h3, p, blockquote, pre and ul elements without attributes."""
        return "\n".join(_elements(self.blocks))


def readable_text(html: str) -> Readable:
    """Return the text of a web page that a reader would call its article, or all its text."""
    page = LexborHTMLParser(limit_nesting(html, max_depth=1_000))
    title = page.css_first("title")
    for node in page.css(_DROPPED):
        node.decompose()
    name = " ".join(title.text().split())[:300] if title else ""
    if page.body is None:
        return Readable(name, ())
    _drop_clutter(page.body)
    return Readable(name, tuple(_limited(_blocks(_article(page.body)))))


def readable_pages(texts: Iterator[str] | list[str], *, title: str = "") -> Readable:
    """Return the text of a document's pages, a block each."""
    return Readable(title, tuple(_limited(("p", text) for text in texts if text)))


def _drop_clutter(body: LexborNode) -> None:
    """Remove what surrounds the article, unless it holds much of the page's text."""
    most = len(body.text()) * MIN_SHARE
    around = [node for node in body.css(_AROUND) if not _is_inside_article(node)]
    named = [node for node in body.css("[class], [id]") if _is_clutter(node)]
    for node in [*around, *named]:
        if node.parent is not None and len(node.text()) < most:
            node.decompose()


def _is_inside_article(node: LexborNode) -> bool:
    above = node.parent
    while above is not None and above.tag not in {"body", "html"}:
        if above.tag in {"article", "main"}:
            return True
        above = above.parent
    return False


def _is_clutter(node: LexborNode) -> bool:
    names = f"{node.attributes.get('class') or ''} {node.attributes.get('id') or ''}"
    return node.tag not in {"body", "article", "main"} and bool(_CLUTTER.search(names))


def _article(body: LexborNode) -> LexborNode:
    """Return the element with the article: a marked one, the one with the most prose, or all."""
    least = len(body.text()) * MIN_SHARE
    marked = max(body.css(_ARTICLES), key=lambda node: len(node.text()), default=None)
    if marked is not None and len(marked.text()) >= least:
        return marked
    prose = _with_most_prose(body)
    return prose if prose is not None and len(prose.text()) >= least else body


def _with_most_prose(body: LexborNode) -> LexborNode | None:
    """Return the element whose paragraphs have the most text, those of its children by half."""
    scores: Counter[int] = Counter()
    nodes: dict[int, LexborNode] = {}
    for node in body.css("p, pre, blockquote"):
        length, above = len(node.text()), node.parent
        for share in (1.0, 0.5):
            if above is None or above.tag == "html":
                break
            scores[above.mem_id] += int(length * share)
            nodes[above.mem_id] = above
            above = above.parent
    return nodes[scores.most_common(1)[0][0]] if scores else None


def _blocks(root: LexborNode) -> Iterator[tuple[str, str]]:
    """Yield the blocks of text in `root`, in order."""
    reader = _Reader()
    for node, is_end in _walk(root):
        yield from reader.leave(node) if is_end else reader.enter(node)
    yield from reader.flush()


class _Reader:
    """Collects the text between the borders of blocks."""

    def __init__(self) -> None:
        self._kinds = ["p"]
        self._pieces: list[str] = []

    def enter(self, node: LexborNode) -> Iterator[tuple[str, str]]:
        tag = node.tag or ""
        if node.is_text_node:
            self._pieces.append(node.text(deep=False))
        elif tag == "br":
            self._pieces.append("\n" if self._kinds[-1] == "pre" else " ")
        elif tag in {"td", "th"}:
            self._pieces.append(" ")
        elif tag in _KINDS or tag in _BREAKS:
            yield from self.flush()
            if tag in _KINDS:
                is_held = tag == "p" and self._kinds[-1] in _HOLDERS
                self._kinds.append(self._kinds[-1] if is_held else _KINDS[tag])

    def leave(self, node: LexborNode) -> Iterator[tuple[str, str]]:
        tag = node.tag or ""
        if tag in _KINDS or tag in _BREAKS:
            yield from self.flush()
        if tag in _KINDS and len(self._kinds) > 1:
            self._kinds.pop()

    def flush(self) -> Iterator[tuple[str, str]]:
        text, self._pieces = "".join(self._pieces).replace("\0", ""), []
        is_code = self._kinds[-1] == "pre"
        text = text.strip("\n").rstrip() if is_code else " ".join(text.split())
        if text.strip():
            yield self._kinds[-1], text


def _walk(root: LexborNode) -> Iterator[tuple[LexborNode, bool]]:
    """Yield every node below `root` as it begins, and elements again as they end."""
    stack = [(child, False) for child in reversed(list(root.iter(include_text=True)))]
    while stack:
        node, is_end = stack.pop()
        yield node, is_end
        if is_end or node.is_text_node:
            continue
        stack.append((node, True))
        stack += [(child, False) for child in reversed(list(node.iter(include_text=True)))]


def _limited(blocks: Iterator[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    left = MAX_TEXT
    for tag, text in blocks:
        if left <= 0:
            return
        yield tag, text[:left]
        left -= len(text)


def _elements(blocks: tuple[tuple[str, str], ...]) -> Iterator[str]:
    for is_list, run in groupby(blocks, key=lambda block: block[0] == "li"):
        lines = [f"<{tag}>{escape(text, quote=False)}</{tag}>" for tag, text in run]
        yield f"<ul>{''.join(lines)}</ul>" if is_list else "\n".join(lines)


def plain_text(html: str) -> str:
    """Return the text of `Readable.html`, with a line for each block."""
    return unescape(re.sub(r"<[^>]*>", "", re.sub(r"</li>(?=<li>)", "\n", html)))
