"""Reading a page that links here: its author, the kind of mention, its text. No Django.

Its data about its author counts only for its own host: a page cannot speak for another site. mf2py
parses microformats; a page without them is represented by its title and an excerpt.
"""

import logging
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from urllib.parse import urljoin, urlsplit

from selectolax.lexbor import LexborHTMLParser, LexborNode

from blog.mentions.links import as_uri, nodes_linking_to, tree_of
from blog.sources.resolving.pages import read_page
from blog.text.formats.urls import join_url
from blog.text.html.nesting import limit_nesting
from blog.text.html.paragraphs import BLOCKS, block_of, paragraphs_of
from blog.text.words.cutting import cut
from blog.text.words.invisible import is_blank

MAX_NAME, MAX_REPLY, MAX_EXCERPT, MAX_TITLE = 80, 5_000, 400, 200
MIN_EXCERPT = 40  # characters: a shorter block does not explain the link
MAX_DEPTH = 200  # mf2py is recursive
MAX_PARSED = 500_000  # characters, which take mf2py five seconds

# The kind of an entry is that of the first property that refers to the post.
_KINDS = {
    "repost-of": "repost",
    "like-of": "like",
    "bookmark-of": "bookmark",
    "in-reply-to": "reply",
}
_ENTRIES = {"h-entry", "h-event", "h-review", "h-recipe", "h-cite", "h-resume", "h-product"}

_JOINERS = "\u200c\u200d"  # some scripts need them for spelling

Item = dict[str, Any]
logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Found:
    """A page that links to a post.

    `paragraphs` are plain text, empty for a reaction. `title` is the page's, if its text has none.
    `written_at` is set if the page gives a time with a time zone.
    """

    kind: str
    name: str
    website: str
    title: str = ""
    paragraphs: tuple[str, ...] = ()
    written_at: datetime | None = None


def read_mention(html: str, *, url: str, target: str, today: date) -> Found | None:
    """Return the content of the page at `url` about `target`; None if it does not link there."""
    tree = tree_of(html)
    node = next(nodes_linking_to(target, tree, url=url), None)
    if node is None:
        return None
    parsed = _microformats(html, url=url)
    entry = _entry_about(target, parsed)
    if entry is None:
        return _plain(html, node, url=url, today=today)
    kind = _kind(entry, target)
    paragraphs = _paragraphs(entry, node, kind=kind)
    if kind == "bookmark" and paragraphs:
        kind = "mention"
    name, website = _author(entry, parsed, url=url)
    return Found(
        kind=kind,
        name=name or _host(url),
        website=website or urljoin(url, "/"),
        title=_title(entry) if kind == "mention" else "",
        paragraphs=() if kind in {"like", "repost"} else paragraphs,
        written_at=_published_at(entry),
    )


def _microformats(html: str, *, url: str) -> Item:
    if len(html) > MAX_PARSED:
        return {"items": []}
    # mf2py takes 0.8 s to import, and only the worker needs it.
    import mf2py  # noqa: PLC0415

    try:
        return dict(
            mf2py.parse(doc=limit_nesting(html, max_depth=MAX_DEPTH), url=url, html_parser="lxml")
        )
    except Exception:  # a stranger's page can break the parser
        logger.warning("The microformats of %s could not be read.", url, exc_info=True)
        return {"items": []}


def _entry_about(target: str, parsed: Item) -> Item | None:
    """Return the entry that refers to the post, or whose text links to it, or the only one."""
    entries = list(_entries(parsed["items"]))
    for entry in entries:
        if any(_refers_to(entry, name, target) for name in _KINDS):
            return entry
    for entry in entries:
        content = LexborHTMLParser(_content(entry))
        if any(nodes_linking_to(target, content, url=target)):
            return entry
    return entries[0] if len(entries) == 1 else None


def _entries(items: Iterable[Item]) -> Iterator[Item]:
    for item in items:
        if _ENTRIES & set(item["type"]):
            yield item
        yield from _entries(item.get("children", ()))


def _kind(entry: Item, target: str) -> str:
    return next(
        (kind for name, kind in _KINDS.items() if _refers_to(entry, name, target)), "mention"
    )


def _refers_to(entry: Item, name: str, target: str) -> bool:
    uri = as_uri(target)
    return any(as_uri(url) == uri for url in _urls(entry, name))


def _urls(entry: Item, name: str) -> Iterator[str]:
    for value in entry["properties"].get(name, ()):
        if isinstance(value, str):
            yield value
        else:
            yield from _texts(value.get("properties", {}).get("url", ()))
            yield from _texts([value.get("value", "")])


def _texts(values: Iterable[Any]) -> Iterator[str]:
    """Yield the values as text; those that are objects have it in `value`."""
    for value in values:
        text = value.get("value", "") if isinstance(value, dict) else value
        if isinstance(text, str):
            yield text


def _first(entry: Item, name: str) -> str:
    return next((_one_line(text) for text in _texts(entry["properties"].get(name, ()))), "")


def _content(entry: Item) -> str:
    for value in entry["properties"].get("content", ()):
        return str(value.get("html", "")) if isinstance(value, dict) else str(value)
    return ""


def _paragraphs(entry: Item, node: LexborNode, *, kind: str) -> tuple[str, ...]:
    """Return the full text of a reply, or the excerpt around the link in any other text."""
    paragraphs = paragraphs_of(_content(entry)) or [
        _first(entry, "summary") or _first(entry, "name")
    ]
    if kind == "mention":
        excerpt = _excerpt(node) or cut(paragraphs[0], max_length=MAX_EXCERPT)
        return (excerpt,)
    kept, left = [], MAX_REPLY
    for paragraph in filter(None, paragraphs):
        kept.append(cut(paragraph, max_length=max(left, 3)))
        left -= len(paragraph)
        if left <= 0:
            break
    return tuple(kept)


def _excerpt(node: LexborNode) -> str:
    """Return the text of the block that contains the link, or of a longer block around it."""
    block = block_of(node)
    while len(text := _text_of(block)) < MIN_EXCERPT and block.parent is not None:
        if (block.parent.tag or "") not in BLOCKS - {"body", "main", "article"}:
            break
        block = block_of(block.parent)
    if block.tag == "body":
        return ""
    link = _one_line(node.text())
    start = text.find(link) if link else 0
    if start + len(link) > MAX_EXCERPT:
        text = "… " + text[max(0, start - MAX_EXCERPT // 2) :].partition(" ")[2]
    return cut(text, max_length=MAX_EXCERPT)


def _text_of(block: LexborNode) -> str:
    return " ".join(paragraphs_of(block.html or ""))


def _title(entry: Item) -> str:
    """Return the entry's name, unless it only repeats the beginning of its text, as in notes."""
    name, content = _first(entry, "name"), " ".join(paragraphs_of(_content(entry)))
    is_title = name and not content.startswith(name.rstrip("….")[:MAX_TITLE])
    return cut(name, max_length=MAX_TITLE) if is_title else ""


def _author(entry: Item, parsed: Item, *, url: str) -> tuple[str, str]:
    """Return the name and the website of the entry's author, or of the page's author."""
    for value in entry["properties"].get("author", ()):
        if not isinstance(value, dict):
            card = _card_of(value, parsed, url=url)
            return (_card(card, url=url)) if card else (_name(value), "")
        return _card(value, url=url)
    cards = [item for item in parsed["items"] if "h-card" in item["type"]]
    return _card(cards[0], url=url) if len(cards) == 1 else ("", "")


def _card_of(author_url: str, parsed: Item, *, url: str) -> Item | None:
    """Return the page's h-card of an author whom the entry gives only as a URL."""
    for item in parsed["items"]:
        if "h-card" in item["type"] and join_url(url, author_url) in _urls(item, "url"):
            return dict(item)
    return None


def _card(card: Item, *, url: str) -> tuple[str, str]:
    urls = (join_url(url, text) for text in _texts(card.get("properties", {}).get("url", ())))
    website = next((other for other in urls if _is_own(other, url=url)), "")
    return _name(_first({"properties": card.get("properties", {})}, "name")), website


def _is_own(website: str, *, url: str) -> bool:
    """Return whether the website is another page on the host of `url` and can be stored."""
    is_web = website.startswith(("https://", "http://")) and len(website) <= 300
    is_other = website != url and "@" not in website.partition("://")[2].partition("/")[0]
    return is_web and is_other and _host(website) == _host(url)


def _plain(html: str, node: LexborNode, *, url: str, today: date) -> Found:
    """Read a page without microformats: its title, and the excerpt around the link."""
    item = read_page(html, url=url, today=today)
    names = [_full_name(name) for name in item.get("author", [])[:1]]
    excerpt, title = _excerpt(node), _one_line(str(item.get("title", "")))
    return Found(
        kind="mention",
        name=_name(*names, str(item.get("container-title", ""))) or _host(url),
        website=urljoin(url, "/"),
        title="" if title in url else cut(title, max_length=MAX_TITLE),
        paragraphs=(excerpt,) if excerpt else (),
    )


def _full_name(name: dict[str, str]) -> str:
    """Return a CSL name in reading order, the given name first."""
    parts = ("given", "dropping-particle", "non-dropping-particle", "family", "suffix")
    return name.get("literal") or " ".join(name[part] for part in parts if part in name)


def _published_at(entry: Item) -> datetime | None:
    for text in _texts(entry["properties"].get("published", ())):
        try:
            published_at = datetime.fromisoformat(text.strip())
        except ValueError:
            continue
        return published_at if published_at.tzinfo else None
    return None


def _name(*candidates: str) -> str:
    """Return the first candidate that is a name rather than a URL."""
    names = (_one_line(name)[:MAX_NAME].strip() for name in candidates)
    return next((name for name in names if not is_blank(name) and "://" not in name), "")


def _one_line(text: str) -> str:
    """Return the text in one line, without invisible characters, which could reorder the page."""
    kept = (char if char.isprintable() or char in _JOINERS else " " for char in text)
    return " ".join("".join(kept).split())


def _host(url: str) -> str:
    try:
        return (urlsplit(url).hostname or "").removeprefix("www.")
    except ValueError:
        return ""
