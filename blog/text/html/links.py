"""The links and headings of a text."""

from collections.abc import Iterator
from urllib.parse import urlsplit

from selectolax.lexbor import LexborHTMLParser


def links_of(html: str) -> Iterator[tuple[str, str]]:
    """Yield the URL and text of every link, in order."""
    for node in LexborHTMLParser(f"<!doctype html><body>{html}").css("a[href]"):
        yield (node.attributes.get("href") or "").strip(), node.text()


def headings_of(html: str) -> Iterator[tuple[int, str]]:
    """Yield the level and text of every heading, in order."""
    for node in LexborHTMLParser(f"<!doctype html><body>{html}").css("h2, h3, h4"):
        yield int((node.tag or "h2")[1]), node.text().strip()


def outgoing_links(html: str, *, host: str) -> list[str]:
    """Return the URLs on other hosts that our own HTML links to, each once, in order.

    Links to licenses are left out, since they are not meant for their authors.
    """
    tree = LexborHTMLParser(f"<!doctype html><body>{html}")
    found = [
        (node.attributes.get("href") or "").strip()
        for node in tree.css("a[href]")
        if "license" not in (node.attributes.get("rel") or "").lower().split()
    ]
    return [url for url in dict.fromkeys(found) if host_of(url) not in {"", host}]


def host_of(url: str) -> str:
    """Return the host of an http or https URL; "" for any other."""
    try:
        parts = urlsplit(url)
        return (parts.hostname or "") if parts.scheme in {"http", "https"} else ""
    except ValueError:
        return ""
