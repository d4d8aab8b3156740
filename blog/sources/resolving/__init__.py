"""Finding a work by its identifier: looked up in a registry, or read from its web page."""

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from urllib.parse import unquote

from blog.net.fetching import FailureReason, FetchFailed, FetchRefused, fetch
from blog.sources.identifiers import Identifier, normalized, recognize
from blog.sources.resolving.cleaning import CslItem
from blog.sources.resolving.pages import read_page
from blog.sources.resolving.registries import DoiResolver, NothingFound, OpenLibrary, Resolver

__all__ = ["Found", "How", "NothingFound", "resolve"]

MAX_BYTES = 5_000_000
SECONDS = 8
_HTML = {"text/html", "application/xhtml+xml"}
# Variables taken from the page even if a registry knows the work.
_PAGE_VARIABLES = ("abstract", "keyword", "language", "ISSN", "PMID", "PMCID", "URL")


class How(StrEnum):
    """Where a work's data came from."""

    DOI = "fetched from doi.org"
    ISBN = "fetched from openlibrary.org"
    PAGE = "read from the page"


@dataclass(frozen=True)
class Found:
    """A work without an id, for the author to check, and the origin of its data."""

    item: CslItem
    how: How


def resolve(
    text: str,
    *,
    today: date,
    sender: str = "",
    doi: Resolver | None = None,
    isbn: Resolver | None = None,
) -> Found:
    """Return the work that `text` identifies, a pasted DOI, ISBN, arXiv ID, PubMed ID or URL.

    `sender` is the blog's URL, for the User-Agent. `doi` and `isbn` replace the default
    registries. Raise NothingFound, FetchRefused or FetchFailed.
    """
    doi = doi or DoiResolver(sender=sender)
    match recognize(text):
        case Identifier("doi", number):
            return Found(doi.resolve(number), How.DOI)
        case Identifier("arxiv", number):
            return Found(doi.resolve(f"10.48550/arxiv.{_unversioned(number)}"), How.DOI)
        case Identifier("isbn", number):
            return Found((isbn or OpenLibrary(sender=sender)).resolve(number), How.ISBN)
        case Identifier("pmid", number):
            page = _page(f"https://pubmed.ncbi.nlm.nih.gov/{number}/", today=today, sender=sender)
            return Found(page, How.PAGE)
    if url := _url(text.strip()):
        return _resolve_url(url, today=today, sender=sender, doi=doi)
    raise NothingFound("This is not a URL, DOI or ISBN.")


def _resolve_url(url: str, *, today: date, sender: str, doi: Resolver) -> Found:
    """Return the work at `url`.

    A DOI in the URL is looked up first, because publishers' pages often refuse bots.
    """
    if number := _doi_within(url):
        try:
            return Found(doi.resolve(number), How.DOI)
        except (NothingFound, FetchFailed, FetchRefused):
            pass  # the page may have more
    item = _page(url, today=today, sender=sender)
    try:
        registered = doi.resolve(item["DOI"]) if "DOI" in item else {}
    except (NothingFound, FetchFailed, FetchRefused):
        registered = {}
    if not registered:
        return Found(item, How.PAGE)
    return Found(
        {name: item[name] for name in _PAGE_VARIABLES if name in item} | registered, How.DOI
    )


def _page(url: str, *, today: date, sender: str) -> CslItem:
    try:
        page = fetch(url, accept=_HTML, max_bytes=MAX_BYTES, seconds=SECONDS, sender=sender)
    except FetchFailed as failure:
        if failure.reason == FailureReason.TYPE:
            raise NothingFound(f"{failure} Only web pages can be read.") from failure
        raise
    item = read_page(page.text(), url=page.url, today=today)
    return normalized(item)


# URLs

_SUFFIXES = re.compile(r"(?:/(?:full|abstract|pdf|epub|html|meta|summary))+$|\.(?:pdf|html?)$")


def _doi_within(url: str) -> str:
    path = unquote(re.split(r"[?#]", url)[0])
    match = re.search(r"/(10\.\d{4,9}/[^\s\"<>]+)$", path)
    return _SUFFIXES.sub("", match[1]) if match and len(match[1]) <= 255 else ""


def _unversioned(arxiv: str) -> str:
    return re.sub(r"v\d+$", "", arxiv)


def _url(pasted: str) -> str:
    if re.match(r"https?://", pasted, re.IGNORECASE):
        return pasted
    is_bare = re.fullmatch(r"(?:[\w-]{1,63}\.){1,10}[A-Za-z]{2,24}(?:/\S*)?", pasted)
    return f"https://{pasted}" if is_bare else ""
