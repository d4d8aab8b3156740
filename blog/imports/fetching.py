"""Fetching a live site by its feed, page after page to the first post, into a folder."""

import re
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlencode, urlsplit, urlunsplit

from django.conf import settings
from selectolax.lexbor import LexborHTMLParser

from blog.imports.records import ExportRefused
from blog.net.fetching import FetchFailed, FetchRefused, Page, fetch
from blog.text.formats.urls import join_url

MAX_PAGES = 2_000
MAX_BYTES = 32_000_000
SECONDS = 60
PAUSE = 1.0  # seconds between pages, out of courtesy
PURPOSE = "import of a blog"
FEEDS = {
    *("application/rss+xml", "application/atom+xml", "application/xml", "text/xml"),
    "application/rdf+xml",
}
_NEXT = re.compile(r"<(?:\w+:)?link\b[^>]*\brel=[\"'](?:next|prev-archive)[\"'][^>]*>")
_HREF = re.compile(r"\bhref=[\"']([^\"']+)")
_IDS = re.compile(r"<(?:guid|id)\b[^>]*>(.*?)</(?:guid|id)>", re.DOTALL)
_WORDPRESS = re.compile(r"<generator>[^<]*wordpress", re.IGNORECASE)
NOT_FETCHED = "The feed at {url} could not be fetched: {reason} Nothing was imported."
NO_FEED = "The page {url} names no feed. Give the URL of the feed itself. Nothing was imported."


def is_url(text: str) -> bool:
    return text.startswith(("http://", "https://"))


def fetch_feed(url: str, folder: Path, *, pause: float = PAUSE) -> int:
    """Store the pages of the feed of a site; return their number. Raise ExportRefused."""
    return max(fetched_pages(url, folder, pause=pause), default=0)


def fetched_pages(url: str, folder: Path, *, pause: float = PAUSE) -> Iterator[int]:
    """Store the pages of the feed of a site in a folder, and yield their number so far.

    Raise ExportRefused if the first page cannot be fetched; if a later one cannot, because a blog
    is half-read otherwise.
    """
    for count, page in enumerate(_pages(url, pause=pause), start=1):
        (folder / f"{count:04}.xml").write_bytes(page.body)
        yield count


def _pages(url: str, *, pause: float) -> Iterator[Page]:
    page = _feed(url)
    seen: set[str] = set()
    for number in range(2, MAX_PAGES + 2):
        text = page.body.decode(page.charset or "utf-8", errors="replace")
        ids = set(_IDS.findall(text))
        if ids <= seen and number > 2:
            return
        seen |= ids
        yield page
        following = _next_url(page, text, number)
        if not following:
            return
        time.sleep(pause)
        last = _page(following, is_optional="paged=" in following)
        if last is None:
            return
        page = last


def _feed(url: str) -> Page:
    """Return the feed at a URL, or the one that the page there names."""
    page = _page(url, accept=FEEDS | {"text/html"})
    assert page is not None
    if page.media_type != "text/html":
        return page
    tree = LexborHTMLParser(page.body.decode(page.charset or "utf-8", errors="replace"))
    for link in tree.css("link[rel~=alternate][href]"):
        if (link.attributes.get("type") or "").lower() in FEEDS:
            found = _page(join_url(page.url, link.attributes["href"]))
            assert found is not None
            return found
    raise ExportRefused(NO_FEED.format(url=url))


def _page(url: str, *, accept: set[str] = FEEDS, is_optional: bool = False) -> Page | None:
    """Return a page; None for one after the last, if `is_optional`. Raise ExportRefused."""
    try:
        return fetch(
            url,
            accept=accept,
            max_bytes=MAX_BYTES,
            seconds=SECONDS,
            sender=settings.PUBLIC_URL,
            purpose=PURPOSE,
        )
    except FetchRefused as error:
        raise ExportRefused(NOT_FETCHED.format(url=url, reason=error)) from error
    except FetchFailed as error:
        if is_optional and error.status == 404:
            return None
        raise ExportRefused(NOT_FETCHED.format(url=url, reason=error)) from error


def _next_url(page: Page, text: str, number: int) -> str:
    """Return the URL of the next page: the one that the feed names, or WordPress's by number."""
    link = _NEXT.search(text)
    href = _HREF.search(link[0]) if link else None
    if href:
        return join_url(page.url, str(href[1]).replace("&amp;", "&"))
    if not _WORDPRESS.search(text):
        return ""
    parts = urlsplit(page.url)
    kept = [part for part in parts.query.split("&") if part and not part.startswith("paged=")]
    query = "&".join([*kept, urlencode({"paged": number})])
    return str(urlunsplit((parts.scheme, parts.netloc, parts.path, query, "")))
