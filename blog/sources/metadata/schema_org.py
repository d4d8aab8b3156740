"""A source as schema.org data for JSON-LD."""

from collections.abc import Mapping
from typing import Any

from blog.sources.metadata.parts import iso_date
from blog.sources.models import CslItem
from blog.sources.names import full_name

SCHEMA_TYPES = {
    "article": "Article",
    "article-journal": "ScholarlyArticle",
    "article-magazine": "Article",
    "article-newspaper": "NewsArticle",
    "bill": "Legislation",
    "book": "Book",
    "broadcast": "Episode",
    "chapter": "Chapter",
    "classic": "Book",
    "collection": "Collection",
    "dataset": "Dataset",
    "entry": "Article",
    "entry-dictionary": "Article",
    "entry-encyclopedia": "Article",
    "figure": "ImageObject",
    "graphic": "VisualArtwork",
    "legislation": "Legislation",
    "manuscript": "Manuscript",
    "map": "Map",
    "motion_picture": "Movie",
    "musical_score": "SheetMusic",
    "pamphlet": "Book",
    "paper-conference": "ScholarlyArticle",
    "performance": "CreativeWork",
    "periodical": "Periodical",
    "personal_communication": "Message",
    "post": "SocialMediaPosting",
    "post-weblog": "BlogPosting",
    "regulation": "Legislation",
    "report": "Report",
    "review": "Review",
    "review-book": "Review",
    "software": "SoftwareSourceCode",
    "song": "MusicRecording",
    "thesis": "Thesis",
    "treaty": "Legislation",
    "webpage": "WebPage",
}
UNPUBLISHED = {"manuscript", "personal_communication", "collection"}
CONTAINER_TYPES = {
    "article-journal": "Periodical",
    "article-magazine": "Periodical",
    "article-newspaper": "Newspaper",
    "chapter": "Book",
    "paper-conference": "Book",
    "post-weblog": "Blog",
    "webpage": "WebSite",
    "broadcast": "CreativeWorkSeries",
    "song": "MusicAlbum",
}


def schema_org(item: CslItem) -> dict[str, Any]:
    """Return the work as a schema.org object for JSON-LD, without empty properties."""
    properties = {
        "@type": _types(item),
        "name": item.get("title"),
        "author": [_agent(name) for name in item.get("author", [])],
        "editor": [_agent(name) for name in item.get("editor", [])],
        "director": [_agent(name) for name in item.get("director", [])],
        "dateCreated" if item.get("type") in UNPUBLISHED else "datePublished": iso_date(item),
        "isPartOf": _container(item),
        "publisher": _organization(item.get("publisher")),
        "isbn": item.get("ISBN"),
        "pagination": item.get("page"),
        "sameAs": f"https://doi.org/{item['DOI']}" if item.get("DOI") else None,
        "url": item.get("URL"),
        "holdingArchive": _archive(item),
    }
    return {name: value for name, value in properties.items() if value}


def _types(item: CslItem) -> str | list[str]:
    """Return the types of the work: schema.org allows holdingArchive only for ArchiveComponent."""
    name = SCHEMA_TYPES.get(str(item.get("type")), "CreativeWork")
    return [name, "ArchiveComponent"] if item.get("archive") else name


def _agent(name: Mapping[str, str]) -> dict[str, str]:
    """Return a person; a literal name may be an organization, so it has no type."""
    if literal := name.get("literal"):
        return {"name": literal}
    return {"@type": "Person", "name": full_name(name)}


def _organization(name: str | None) -> dict[str, str] | None:
    return {"@type": "Organization", "name": name} if name else None


def _container(item: CslItem) -> dict[str, str] | None:
    name = item.get("container-title")
    kind = CONTAINER_TYPES.get(str(item.get("type")), "CreativeWork")
    issn = {"issn": item["ISSN"]} if item.get("ISSN") and kind == "Periodical" else {}
    return {"@type": kind, "name": name, **issn} if name else None


def _archive(item: CslItem) -> dict[str, str] | None:
    name = item.get("archive")
    return {"@type": "ArchiveOrganization", "name": name} if name else None
