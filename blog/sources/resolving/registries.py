"""Registries that resolve identifiers to works: doi.org for DOIs, Open Library for ISBNs."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Protocol
from urllib.parse import quote

from blog.net.fetching import FailureReason, FetchFailed, FetchRefused, fetch
from blog.sources.resolving.cleaning import CslItem, clean_item, first, one_line
from blog.sources.resolving.days import day_in
from blog.sources.resolving.people import person_named

MAX_BYTES = 2_000_000
SECONDS = 8


class NothingFound(Exception):
    """No registry knows the work, or the text has no identifier. The message is for the screen."""


class Resolver(Protocol):
    """A service that resolves an identifier to a work."""

    def resolve(self, identifier: str) -> CslItem:
        """Return the work, cleaned, without an id.

        Raise NothingFound, FetchFailed or FetchRefused.
        """


@dataclass(frozen=True)
class DoiResolver:
    """The agency that registered a DOI (Crossref, DataCite …), queried through doi.org."""

    base: str = "https://doi.org"
    sender: str = ""

    def resolve(self, identifier: str) -> CslItem:
        try:
            record = _fetch_json(
                f"{self.base}/{quote(identifier, safe='/:;().')}",
                accept={"application/vnd.citationstyles.csl+json"},
                sender=self.sender,
            )
        except FetchFailed as failure:
            if failure.reason == FailureReason.TYPE or failure.status in _UNKNOWN:
                raise NothingFound(f"No registry has the DOI {identifier}.") from failure
            raise
        if not isinstance(record, dict) or not record.get("title"):
            raise NothingFound(f"The registry has no title for the DOI {identifier}.")
        return clean_item(_plain_csl(record) | {"DOI": identifier}, is_markup=True)


@dataclass(frozen=True)
class OpenLibrary:
    """The Internet Archive's Open Library, for ISBNs.

    Its Books API has the authors; the record of the edition has series, language and translators.
    """

    base: str = "https://openlibrary.org"
    sender: str = ""

    def resolve(self, identifier: str) -> CslItem:
        key = f"ISBN:{identifier}"
        url = f"{self.base}/api/books?bibkeys={quote(key)}&format=json&jscmd=data"
        books = _fetch_json(url, accept=_JSON, sender=self.sender)
        book = books.get(key) if isinstance(books, dict) else None
        if not isinstance(book, dict) or not book.get("title"):
            raise NothingFound(f"Open Library does not have the ISBN {identifier}.")
        return clean_item(
            _of_book(book) | _of_edition(self._edition(identifier)) | {"ISBN": identifier}
        )

    def _edition(self, isbn: str) -> dict[str, Any]:
        """Return the record of the edition; {} if there is none, which is not an error."""
        try:
            edition = _fetch_json(f"{self.base}/isbn/{isbn}.json", accept=_JSON, sender=self.sender)
        except (FetchFailed, FetchRefused):
            return {}
        return edition if isinstance(edition, dict) else {}


_JSON = {"application/json", "text/javascript"}
_UNKNOWN = {204, 400, 404, 406, 410}


def _fetch_json(url: str, *, accept: set[str], sender: str) -> Any:
    page = fetch(url, accept=accept, max_bytes=MAX_BYTES, seconds=SECONDS, sender=sender)
    try:
        return json.loads(page.text(), strict=False)
    except (ValueError, RecursionError) as error:
        message = "The service sent a response that cannot be read."
        raise FetchFailed(FailureReason.GARBLED, message, url=url) from error


# DOI

# Agencies mix Crossref's type names with CSL's.
_TYPES = {
    "journal-article": "article-journal",
    "proceedings-article": "paper-conference",
    "book-chapter": "chapter",
    "book-section": "chapter",
    "book-part": "chapter",
    "monograph": "book",
    "edited-book": "book",
    "reference-book": "book",
    "reference-entry": "entry-encyclopedia",
    "dissertation": "thesis",
    "posted-content": "article",
    "peer-review": "review",
    "report-component": "report",
}


def _plain_csl(record: dict[str, Any]) -> dict[str, Any]:
    """Return an agency's record as CSL with one title, a known type and no URL of the DOI."""
    item = dict(record)
    item["type"] = _TYPES.get(str(item.get("type")), item.get("type"))
    item["title"] = _with_subtitle(first(item.get("title")), first(item.get("subtitle")))
    item["ISBN"] = re.sub(r"^\S*/", "", one_line(first(item.get("ISBN"))))
    if not item.get("page"):
        item["number"] = item.get("number") or item.get("article-number")
    if re.match(r"https?://(dx\.)?doi\.org/", one_line(item.get("URL")), re.IGNORECASE):
        del item["URL"]
    return item


def _with_subtitle(title: Any, subtitle: Any) -> str:
    whole, second = one_line(title, limit=4_000), one_line(subtitle, limit=4_000)
    if not second or second.lower() in whole.lower():
        return whole
    return f"{whole} {second}" if whole.endswith(("?", "!", ":")) else f"{whole}: {second}"


# ISBN

_LANGUAGES = {
    "ara": "ar", "chi": "zh", "cze": "cs", "dan": "da", "dut": "nl", "eng": "en", "fin": "fi",
    "fre": "fr", "ger": "de", "gre": "el", "heb": "he", "hin": "hi", "hun": "hu", "ita": "it",
    "jpn": "ja", "kor": "ko", "lat": "la", "nor": "no", "per": "fa", "pol": "pl", "por": "pt",
    "rum": "ro", "rus": "ru", "spa": "es", "swe": "sv", "tur": "tr", "ukr": "uk", "vie": "vi",
}  # fmt: skip
_ROLES = (("translat", "translator"), ("edit", "editor"), ("illustrat", "illustrator"))


def _of_book(book: dict[str, Any]) -> CslItem:
    """Return the facts of the Books API: authors, publishers and places."""
    return {
        "type": "book",
        "title": _with_subtitle(book.get("title"), book.get("subtitle")),
        "author": [person_named(name) for name in _names(book.get("authors"))],
        "publisher": next(_names(book.get("publishers")), ""),
        "publisher-place": next(_names(book.get("publish_places")), "").strip(" :;,[]"),
        "issued": day_in(book.get("publish_date")),
        "number-of-pages": book.get("number_of_pages"),
    }


def _of_edition(edition: dict[str, Any]) -> CslItem:
    """Return the facts that only the record of the edition has."""
    series, _, number = one_line(first(edition.get("series"))).partition(";")
    language = first(edition.get("languages"))
    code = one_line(language.get("key")).rpartition("/")[2] if isinstance(language, dict) else ""
    edition_name = one_line(edition.get("edition_name"))
    ordinal = re.match(r"(\d+)(st|nd|rd|th|\.)", edition_name)
    return {
        "collection-title": series.strip(" ,()"),
        "collection-number": number.strip(" ,()"),
        "language": _LANGUAGES.get(code, code),
        "edition": ordinal[1] if ordinal else edition_name,
        **_contributors(edition),
    }


def _contributors(edition: dict[str, Any]) -> dict[str, list[dict[str, str]]]:
    """Return translators and editors, given as "Jane Doe (Translator)" or by name and role."""
    people: dict[str, list[dict[str, str]]] = {}
    for entry in [*_list(edition.get("contributors")), *_list(edition.get("contributions"))]:
        if isinstance(entry, dict):
            name, role = one_line(entry.get("name")), one_line(entry.get("role"))
        else:
            name, _, role = one_line(entry).partition("(")
        variable = next((known for start, known in _ROLES if start in role.lower()), "")
        person = person_named(name)
        if variable and person and person not in people.get(variable, []):
            people.setdefault(variable, []).append(person)
    return people


def _names(value: Any) -> Iterator[str]:
    nodes = (node for node in _list(value) if isinstance(node, dict))
    return (one_line(node.get("name")) for node in nodes)


def _list(value: Any) -> list[Any]:
    return value[:100] if isinstance(value, list) else []
