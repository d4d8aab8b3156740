"""Where a text leads, and how it is headed."""

from collections.abc import Iterator

from selectolax.lexbor import LexborHTMLParser


def links_of(html: str) -> Iterator[tuple[str, str]]:
    """(address, words) of every link, in order."""
    for node in LexborHTMLParser(f"<!doctype html><body>{html}").css("a[href]"):
        yield (node.attributes.get("href") or "").strip(), node.text()


def headings_of(html: str) -> Iterator[tuple[int, str]]:
    """(level, words) of every heading, in order."""
    for node in LexborHTMLParser(f"<!doctype html><body>{html}").css("h2, h3, h4"):
        yield int((node.tag or "h2")[1]), node.text().strip()
