"""A pasted address or number made into a work: asked from those who know, or read from its page."""

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
# What a page knows of a work besides what its registry says.
_FROM_THE_PAGE_TOO = ("abstract", "keyword", "language", "ISSN", "PMID", "PMCID", "URL")


class How(StrEnum):
    """Where a work's data came from."""

    DOI = "fetched from doi.org"
    ISBN = "fetched from openlibrary.org"
    PAGE = "read from the page"


@dataclass(frozen=True)
class Found:
    """A work without an id, to be shown for correction, and how it was found."""

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
    """The work that `text` names: a DOI, an ISBN or a web address, as pasted.

    `sender` is the blog's address, told to whom we ask. Raises NothingFound; FetchRefused and
    FetchFailed pass through.
    """
    doi = doi or DoiResolver(sender=sender)
    named = recognize(text)
    match named:
        case Identifier("doi", number):
            return Found(doi.resolve(number), How.DOI)
        case Identifier("arxiv", number):
            return Found(doi.resolve(f"10.48550/arxiv.{_unversioned(number)}"), How.DOI)
        case Identifier("isbn", number):
            return Found((isbn or OpenLibrary(sender=sender)).resolve(number), How.ISBN)
        case Identifier("pmid", number):
            page = _page(f"https://pubmed.ncbi.nlm.nih.gov/{number}/", today=today, sender=sender)
            return Found(page, How.PAGE)
    if address := _address(text.strip()):
        return _of_address(address, today=today, sender=sender, doi=doi)
    raise NothingFound("This is no web address, DOI or ISBN.")


def _of_address(address: str, *, today: date, sender: str, doi: Resolver) -> Found:
    """A publisher's address often holds the DOI, and its page is often closed to machines."""
    if number := _doi_within(address):
        try:
            return Found(doi.resolve(number), How.DOI)
        except (NothingFound, FetchFailed, FetchRefused):
            pass  # the page may know more
    item = _page(address, today=today, sender=sender)
    try:
        known = doi.resolve(item["DOI"]) if "DOI" in item else {}
    except (NothingFound, FetchFailed, FetchRefused):
        known = {}
    if not known:
        return Found(item, How.PAGE)
    return Found({name: item[name] for name in _FROM_THE_PAGE_TOO if name in item} | known, How.DOI)


def _page(address: str, *, today: date, sender: str) -> CslItem:
    try:
        page = fetch(address, accept=_HTML, max_bytes=MAX_BYTES, seconds=SECONDS, sender=sender)
    except FetchFailed as failure:
        if failure.reason == FailureReason.TYPE:
            raise NothingFound(
                f"{failure} It says nothing of itself that can be read."
            ) from failure
        raise
    item = read_page(page.text(), url=page.url, today=today)
    return normalized(item)


# What was pasted

_ENDINGS = re.compile(r"(?:/(?:full|abstract|pdf|epub|html|meta|summary))+$|\.(?:pdf|html?)$")


def _doi_within(address: str) -> str:
    path = unquote(re.split(r"[?#]", address)[0])
    match = re.search(r"/(10\.\d{4,9}/[^\s\"<>]+)$", path)
    return _ENDINGS.sub("", match[1]) if match and len(match[1]) <= 255 else ""


def _unversioned(arxiv: str) -> str:
    return re.sub(r"v\d+$", "", arxiv)


def _address(pasted: str) -> str:
    if re.match(r"https?://", pasted, re.IGNORECASE):
        return pasted
    is_bare = re.fullmatch(r"(?:[\w-]{1,63}\.){1,10}[A-Za-z]{2,24}(?:/\S*)?", pasted)
    return f"https://{pasted}" if is_bare else ""
