"""Reading the metadata vocabularies of pages into CSL variables."""

import re
from collections.abc import Callable, Iterable
from typing import Any

from blog.sources.names import CslName
from blog.sources.resolving.days import day_in
from blog.sources.resolving.heads import Head, absolute_url
from blog.sources.resolving.people import people_in, person_named

Facts = dict[str, Any]

# Highwire Press tags, as Google Scholar requires, with the variants bepress, EPrints and PRISM.
CITATION = {
    "title": ("citation_title", "bepress_citation_title", "eprints.title"),
    "container-title": (
        "citation_journal_title",
        "bepress_citation_journal_title",
        "citation_inbook_title",
        "citation_book_title",
        "citation_conference_title",
        "prism.publicationname",
        "eprints.publication",
    ),
    "container-title-short": ("citation_journal_abbrev",),
    "collection-title": ("citation_series_title",),
    "event-title": ("citation_conference_title", "citation_conference"),
    "publisher": (
        "citation_dissertation_institution",
        "bepress_citation_dissertation_institution",
        "citation_technical_report_institution",
        "citation_publisher",
        "eprints.publisher",
    ),
    "genre": ("citation_dissertation_name", "bepress_citation_dissertation_name"),
    "number": ("citation_technical_report_number",),
    "volume": ("citation_volume", "bepress_citation_volume", "prism.volume", "eprints.volume"),
    "issue": ("citation_issue", "bepress_citation_issue", "prism.number", "eprints.number"),
    "DOI": ("citation_doi", "bepress_citation_doi", "prism.doi"),
    "ISBN": ("citation_isbn",),
    "ISSN": ("citation_issn", "bepress_citation_issn", "citation_eissn", "prism.issn"),
    "PMID": ("citation_pmid",),
    "PMCID": ("citation_pmcid",),
    "language": ("citation_language",),
    "abstract": ("citation_abstract", "eprints.abstract"),
    "URL": ("citation_public_url", "citation_abstract_html_url"),
}
_CITATION_DAYS = (
    "citation_publication_date",
    "citation_cover_date",
    "citation_date",
    "citation_online_date",
    "bepress_citation_date",
    "prism.publicationdate",
    "eprints.date",
    "citation_year",
)
DUBLIN_CORE = {
    "title": ("dcterms.title", "dc.title"),
    "container-title": ("dcterms.ispartof", "dc.relation.ispartof"),
    "publisher": ("dcterms.publisher", "dc.publisher"),
    "language": ("dcterms.language", "dc.language"),
    "abstract": ("dcterms.abstract", "dc.description.abstract", "dc.description"),
}
_DUBLIN_CORE_DAYS = (
    "dcterms.issued",
    "dc.date.issued",
    "dc.issued",
    "dcterms.date",
    "dc.date",
    "dcterms.created",
    "dc.date.created",
)
OPEN_GRAPH = {
    "title": ("og:title", "twitter:title"),
    "container-title": ("og:site_name",),
    "section": ("article:section",),
    "language": ("og:locale",),
    "abstract": ("og:description", "twitter:description"),
    "ISBN": ("book:isbn", "books:isbn"),
}
_OPEN_GRAPH_DAYS = (
    *("article:published_time", "og:article:published_time", "article:published"),
    *("article:published_date", "article:publish_date", "og:published_time", "book:release_date"),
)
_PLAIN_DAYS = (
    *("date", "pubdate", "publishdate", "publish-date", "publish_date", "dateissued"),
    *("parsely-pub-date", "sailthru.date"),
)


def citation(head: Head) -> Facts:
    """Read citation_* and its variants, which are written for catalogs and the most exact."""
    facts = _texts(head, CITATION)
    facts["author"] = _people(
        head,
        "citation_author",
        "citation_authors",
        "bepress_citation_author",
        "eprints.creators_name",
    )
    facts["editor"] = _people(head, "citation_editor", "citation_editors", "eprints.editors_name")
    facts["translator"] = _people(head, "citation_translator")
    facts["issued"] = _day(head, _CITATION_DAYS)
    facts["page"] = _pages(
        head.first("citation_firstpage", "bepress_citation_firstpage", "prism.startingpage"),
        head.first("citation_lastpage", "bepress_citation_lastpage", "prism.endingpage"),
    )
    facts["keyword"] = ", ".join(head.all("citation_keywords", "eprints.keywords"))
    return facts


def dublin_core(head: Head) -> Facts:
    """Read DC.* and DCTERMS.*, used by libraries and repositories."""
    facts = _texts(head, DUBLIN_CORE)
    facts["author"] = _people(head, "dcterms.creator", "dc.creator", "dc.creator.personalname")
    facts["editor"] = _people(head, "dc.contributor.editor")
    facts["issued"] = _day(head, _DUBLIN_CORE_DAYS)
    facts["keyword"] = ", ".join(head.all("dcterms.subject", "dc.subject"))
    return facts | _identifiers([*head.all("dcterms.identifier"), *head.all("dc.identifier")])


def open_graph(head: Head) -> Facts:
    """Read og:*, article:*, book:* and twitter:*, written for link previews."""
    facts = _texts(head, OPEN_GRAPH)
    facts["author"] = _people(head, "article:author", "og:article:author", "book:author")
    facts["issued"] = _day(head, _OPEN_GRAPH_DAYS)
    facts["keyword"] = ", ".join(head.all("article:tag", "book:tag"))
    facts["URL"] = absolute_url(head.first("og:url"), base=head.url)
    return facts


def plain(head: Head) -> Facts:
    """Read plain HTML: `<title>`, `<html lang>`, canonical, `<meta name=author>`."""
    return {
        "title": head.title or head.heading,
        "container-title": head.first("application-name"),
        "author": _people(head, "author") or _flat([people_in(head.author)]),
        "issued": _day(head, _PLAIN_DAYS) or day_in(head.time),
        "language": head.language or head.first("content-language", "language"),
        "abstract": head.first("description"),
        "URL": head.canonical,
    }


def _texts(head: Head, names: dict[str, tuple[str, ...]]) -> Facts:
    return {variable: head.first(*of) for variable, of in names.items()}


def _people(head: Head, *names: str) -> list[CslName]:
    """Return the people, whether one tag names all of them or each has a tag."""
    values = head.all(*names)
    reading: Callable[[str], list[CslName]] = _single if len(values) > 1 else people_in
    return _flat(map(reading, values))


def _single(value: str) -> list[CslName]:
    return [person] if (person := person_named(value)) else []


def _flat(lists: Iterable[list[CslName]]) -> list[CslName]:
    """Return the people of all lists in order, without duplicates."""
    people: list[CslName] = []
    for person in (person for some in lists for person in some):
        if person not in people:
            people.append(person)
    return people


def _day(head: Head, names: Iterable[str]) -> Any:
    return next((day for name in names if (day := day_in(head.first(name)))), None)


def _pages(first: str, last: str) -> str:
    return f"{first}-{last}" if first and last and first != last else first


_DOI = re.compile(r"\b(10\.\d{4,9}/\S+)")
_ISBN = re.compile(r"(?:isbn[:\s-]*)((?:97[89][\s-]?)?\d[\d\s-]{7,14}[\dXx])\b", re.IGNORECASE)
_ISSN = re.compile(r"issn[:\s-]*(\d{4}-\d{3}[\dXx])\b", re.IGNORECASE)


def _identifiers(values: list[str]) -> Facts:
    """Return the identifiers in dc.identifier, recognized by their format."""
    patterns = {"DOI": _DOI, "ISBN": _ISBN, "ISSN": _ISSN}
    return {
        variable: next((match[1] for value in values if (match := pattern.search(value))), "")
        for variable, pattern in patterns.items()
    }
