"""What a page that links here says: who, which kind of mention, and the words. No Django.

What it says of its author is believed as far as its own host: a page cannot speak in the name of
another site. Microformats are read by mf2py; a page without them is read as any other.
"""

import logging
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from urllib.parse import urljoin, urlsplit

from selectolax.lexbor import LexborHTMLParser, LexborNode

from blog.mentions.links import as_uri, nodes_leading_to, tree_of, whole
from blog.sources.resolving.pages import read_page
from blog.text.html.nesting import limit_nesting
from blog.text.html.paragraphs import BLOCKS, block_of, cut, paragraphs_of

MAX_NAME, MAX_REPLY, MAX_EXCERPT, MAX_TITLE = 80, 5_000, 400, 200
TELLING = 40  # letters: a block of fewer says little of why it links here
MAX_DEPTH = 200  # mf2py goes down by recursion
MOST_READ = 500_000  # letters; it takes five seconds for so many

# By which property an entry says what it is; the first one that names the post.
_KINDS = {
    "repost-of": "repost",
    "like-of": "like",
    "bookmark-of": "bookmark",
    "in-reply-to": "reply",
}
_ENTRIES = {"h-entry", "h-event", "h-review", "h-recipe", "h-cite", "h-resume", "h-product"}

_JOINERS = "\u200c\u200d"  # which some scripts spell with

Item = dict[str, Any]
logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Found:
    """`paragraphs` are plain words, none of a gesture; `title` is the page's, if it has one of its
    own; `written_at` is when, as far as the page says it exactly."""

    kind: str
    name: str
    website: str
    title: str = ""
    paragraphs: tuple[str, ...] = ()
    written_at: datetime | None = None


def read_mention(html: str, *, url: str, target: str, today: date) -> Found | None:
    """What the page at `url` says of `target`; None if it does not link there."""
    tree = tree_of(html)
    node = next(nodes_leading_to(target, tree, url=url), None)
    if node is None:
        return None
    parsed = _microformats(html, url=url)
    entry = _entry_about(target, parsed)
    if entry is None:
        return _plain(html, node, url=url, today=today)
    kind = _kind(entry, target)
    paragraphs = _words(entry, node, kind=kind)
    if kind == "bookmark" and paragraphs:
        kind = "mention"
    name, website = _author(entry, parsed, url=url)
    return Found(
        kind=kind,
        name=name or _host(url),
        website=website or urljoin(url, "/"),
        title=_title(entry) if kind == "mention" else "",
        paragraphs=() if kind in {"like", "repost"} else paragraphs,
        written_at=_moment(entry),
    )


def _microformats(html: str, *, url: str) -> Item:
    if len(html) > MOST_READ:
        return {"items": []}
    # mf2py takes 0.8 s to import, and only the worker reads.
    import mf2py  # noqa: PLC0415

    try:
        return dict(
            mf2py.parse(doc=limit_nesting(html, max_depth=MAX_DEPTH), url=url, html_parser="lxml")
        )
    except Exception:  # it reads what strangers write; without it the page is as any other
        logger.warning("The microformats of %s could not be read.", url, exc_info=True)
        return {"items": []}


def _entry_about(target: str, parsed: Item) -> Item | None:
    """The entry that names the post, or else whose text leads there; one alone is meant anyway."""
    entries = list(_entries(parsed["items"]))
    for entry in entries:
        if any(_names(entry, name, target) for name in _KINDS):
            return entry
    for entry in entries:
        content = LexborHTMLParser(_content(entry))
        if any(nodes_leading_to(target, content, url=target)):
            return entry
    return entries[0] if len(entries) == 1 else None


def _entries(items: Iterable[Item]) -> Iterator[Item]:
    for item in items:
        if _ENTRIES & set(item["type"]):
            yield item
        yield from _entries(item.get("children", ()))


def _kind(entry: Item, target: str) -> str:
    return next((kind for name, kind in _KINDS.items() if _names(entry, name, target)), "mention")


def _names(entry: Item, name: str, target: str) -> bool:
    wanted = as_uri(target)
    return any(as_uri(address) == wanted for address in _addresses(entry, name))


def _addresses(entry: Item, name: str) -> Iterator[str]:
    for value in entry["properties"].get(name, ()):
        if isinstance(value, str):
            yield value
        else:
            yield from _texts(value.get("properties", {}).get("url", ()))
            yield from _texts([value.get("value", "")])


def _texts(values: Iterable[Any]) -> Iterator[str]:
    """Values as text; some carry their words along as `value`."""
    for value in values:
        said = value.get("value", "") if isinstance(value, dict) else value
        if isinstance(said, str):
            yield said


def _first(entry: Item, name: str) -> str:
    return next((_line(said) for said in _texts(entry["properties"].get(name, ()))), "")


def _content(entry: Item) -> str:
    for value in entry["properties"].get("content", ()):
        return str(value.get("html", "")) if isinstance(value, dict) else str(value)
    return ""


def _words(entry: Item, node: LexborNode, *, kind: str) -> tuple[str, ...]:
    """All of a reply; of a longer text that only mentions the post, what stands around the link."""
    said = paragraphs_of(_content(entry)) or [_first(entry, "summary") or _first(entry, "name")]
    if kind == "mention":
        around = _around(node)
        return (around,) if around else (cut(said[0], most=MAX_EXCERPT),)
    kept, left = [], MAX_REPLY
    for paragraph in filter(None, said):
        kept.append(cut(paragraph, most=max(left, 3)))
        left -= len(paragraph)
        if left <= 0:
            break
    return tuple(kept)


def _around(node: LexborNode) -> str:
    """The words of the block that the link stands in, or of one around it that says more."""
    block = block_of(node)
    while len(words := _seen(block)) < TELLING and block.parent is not None:
        if (block.parent.tag or "") not in BLOCKS - {"body", "main", "article"}:
            break
        block = block_of(block.parent)
    if block.tag == "body":
        return ""
    link = _line(node.text())
    start = words.find(link) if link else 0
    if start + len(link) > MAX_EXCERPT:
        words = "… " + words[max(0, start - MAX_EXCERPT // 2) :].partition(" ")[2]
    return cut(words, most=MAX_EXCERPT)


def _seen(block: LexborNode) -> str:
    return " ".join(paragraphs_of(block.html or ""))


def _title(entry: Item) -> str:
    """A note's name is how its text begins: that is no title."""
    name, content = _first(entry, "name"), " ".join(paragraphs_of(_content(entry)))
    is_title = name and not content.startswith(name.rstrip("….")[:MAX_TITLE])
    return cut(name, most=MAX_TITLE) if is_title else ""


def _author(entry: Item, parsed: Item, *, url: str) -> tuple[str, str]:
    """(name, website); the entry's own author, or the page's."""
    for value in entry["properties"].get("author", ()):
        if not isinstance(value, dict):
            card = _card_of(value, parsed, url=url)
            return (_card(card, url=url)) if card else (_name(value), "")
        return _card(value, url=url)
    cards = [item for item in parsed["items"] if "h-card" in item["type"]]
    return _card(cards[0], url=url) if len(cards) == 1 else ("", "")


def _card_of(address: str, parsed: Item, *, url: str) -> Item | None:
    """The page's card of whom the entry names by address only."""
    for item in parsed["items"]:
        if "h-card" in item["type"] and whole(url, address) in _addresses(item, "url"):
            return dict(item)
    return None


def _card(card: Item, *, url: str) -> tuple[str, str]:
    own = (whole(url, said) for said in _texts(card.get("properties", {}).get("url", ())))
    website = next((said for said in own if _is_of(url, said)), "")
    return _name(_first({"properties": card.get("properties", {})}, "name")), website


def _is_of(url: str, website: str) -> bool:
    """Whether the website is another page of the same host, and fit to be stored."""
    is_web = website.startswith(("https://", "http://")) and len(website) <= 300
    is_other = website != url and "@" not in website.partition("://")[2].partition("/")[0]
    return is_web and is_other and _host(website) == _host(url)


def _plain(html: str, node: LexborNode, *, url: str, today: date) -> Found:
    """A page as any other: its title, and what stands around the link."""
    item = read_page(html, url=url, today=today)
    names = [_in_order(name) for name in item.get("author", [])[:1]]
    around, title = _around(node), _line(str(item.get("title", "")))
    return Found(
        kind="mention",
        name=_name(*names, str(item.get("container-title", ""))) or _host(url),
        website=urljoin(url, "/"),
        title="" if title in url else cut(title, most=MAX_TITLE),
        paragraphs=(around,) if around else (),
    )


def _in_order(name: dict[str, str]) -> str:
    """A CSL name as it is said: the given name first."""
    parts = ("given", "dropping-particle", "non-dropping-particle", "family", "suffix")
    return name.get("literal") or " ".join(name[part] for part in parts if part in name)


def _moment(entry: Item) -> datetime | None:
    for said in _texts(entry["properties"].get("published", ())):
        try:
            moment = datetime.fromisoformat(said.strip())
        except ValueError:
            continue
        return moment if moment.tzinfo else None
    return None


def _name(*said: str) -> str:
    """The first of these that is a name of somebody, and not their address."""
    names = (_line(name)[:MAX_NAME].strip() for name in said)
    return next((name for name in names if name and "://" not in name), "")


def _line(said: str) -> str:
    """In one line, without signs that nobody sees: they could turn around what stands beside."""
    seen = (sign if sign.isprintable() or sign in _JOINERS else " " for sign in said)
    return " ".join("".join(seen).split())


def _host(url: str) -> str:
    try:
        return (urlsplit(url).hostname or "").removeprefix("www.")
    except ValueError:
        return ""
