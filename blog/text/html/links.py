"""The links and headings of a text."""

from collections.abc import Iterator

from selectolax.lexbor import LexborHTMLParser


def links_of(html: str) -> Iterator[tuple[str, str]]:
    """Yield the URL and text of every link, in order."""
    for node in LexborHTMLParser(f"<!doctype html><body>{html}").css("a[href]"):
        yield (node.attributes.get("href") or "").strip(), node.text()


def headings_of(html: str) -> Iterator[tuple[int, str]]:
    """Yield the level and text of every heading, in order."""
    for node in LexborHTMLParser(f"<!doctype html><body>{html}").css("h2, h3, h4"):
        yield int((node.tag or "h2")[1]), node.text().strip()
