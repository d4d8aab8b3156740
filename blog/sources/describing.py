"""A source told to machines: in schema.org's words, and as COinS for reference managers."""

from collections.abc import Iterable, Mapping
from typing import Any
from urllib.parse import urlencode

from blog.sources.dates import edtf_of
from blog.sources.models import CslItem

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
    """The work as a schema.org thing, ready for JSON-LD; without what it does not say."""
    said = {
        "@type": SCHEMA_TYPES.get(str(item.get("type")), "CreativeWork"),
        "name": item.get("title"),
        "author": [_agent(name) for name in item.get("author", [])],
        "editor": [_agent(name) for name in item.get("editor", [])],
        "director": [_agent(name) for name in item.get("director", [])],
        "datePublished": _day(item),
        "isPartOf": _container(item),
        "publisher": _organisation(item.get("publisher")),
        "isbn": item.get("ISBN"),
        "pagination": item.get("page"),
        "sameAs": f"https://doi.org/{item['DOI']}" if item.get("DOI") else None,
        "url": item.get("URL"),
        "holdingArchive": _archive(item),
    }
    return {name: value for name, value in said.items() if value}


def _agent(name: Mapping[str, str]) -> dict[str, str]:
    """A person, or an organisation when the name is one piece."""
    if literal := name.get("literal"):
        return {"@type": "Organization", "name": literal}
    parts = ("given", "dropping-particle", "non-dropping-particle", "family", "suffix")
    return {"@type": "Person", "name": " ".join(filter(None, map(name.get, parts)))}


def _organisation(name: str | None) -> dict[str, str] | None:
    return {"@type": "Organization", "name": name} if name else None


def _container(item: CslItem) -> dict[str, str] | None:
    name = item.get("container-title")
    kind = CONTAINER_TYPES.get(str(item.get("type")), "CreativeWork")
    issn = {"issn": item["ISSN"]} if item.get("ISSN") and kind == "Periodical" else {}
    return {"@type": kind, "name": name, **issn} if name else None


def _archive(item: CslItem) -> dict[str, str] | None:
    name = item.get("archive")
    return {"@type": "ArchiveOrganization", "name": name} if name else None


def _day(item: CslItem) -> str:
    """ISO 8601, as far as the date is certain."""
    edtf = edtf_of(item.get("issued"))
    return edtf if edtf.replace("-", "").isdigit() else edtf[:4] if edtf[:4].isdigit() else ""


# COinS: an OpenURL (ANSI/NISO Z39.88-2004) as key and value, in the title of a <span class="Z3988">

_FORMATS = {
    "book": ("book", "book"),
    "classic": ("book", "book"),
    "pamphlet": ("book", "book"),
    "chapter": ("book", "bookitem"),
    "entry-encyclopedia": ("book", "bookitem"),
    "entry-dictionary": ("book", "bookitem"),
    "paper-conference": ("book", "proceeding"),
    "report": ("book", "report"),
    "article-journal": ("journal", "article"),
    "article-magazine": ("journal", "article"),
    "article-newspaper": ("journal", "article"),
    "review": ("journal", "article"),
    "review-book": ("journal", "article"),
    "thesis": ("dissertation", ""),
    "patent": ("patent", ""),
}
_TYPES_OF_DC = {
    "webpage": "webpage",
    "post-weblog": "blogPost",
    "motion_picture": "film",
    "map": "map",
    "manuscript": "manuscript",
    "interview": "interview",
    "personal_communication": "letter",
    "broadcast": "tvBroadcast",
    "software": "computerProgram",
    "graphic": "artwork",
    "speech": "presentation",
    "legal_case": "case",
    "legislation": "statute",
    "bill": "bill",
    "hearing": "hearing",
}


def coins(item: CslItem) -> str:
    """The work as a context object in key/value form; put it, escaped, where a title goes."""
    format, genre = _FORMATS.get(str(item.get("type")), ("dc", ""))
    pairs: list[tuple[str, Any]] = [
        ("ctx_ver", "Z39.88-2004"),
        ("rft_val_fmt", f"info:ofi/fmt:kev:mtx:{format}"),
        ("rft.genre", genre),
        ("rft.type", _TYPES_OF_DC.get(str(item.get("type"))) if format == "dc" else None),
        *_titles(item, format),
        *_people(item),
        ("rft.date", edtf_of(item.get("issued")).strip("?~%")),
        ("rft.volume", item.get("volume")),
        ("rft.issue", item.get("issue")),
        ("rft.pages", item.get("page")),
        ("rft.pub" if format == "book" else "rft.publisher", item.get("publisher")),
        ("rft.place", item.get("publisher-place")),
        ("rft.isbn", item.get("ISBN")),
        ("rft.issn", item.get("ISSN")),
        ("rft_id", f"info:doi/{item['DOI']}" if item.get("DOI") else item.get("URL")),
    ]
    return urlencode([(name, value) for name, value in pairs if value])


def _titles(item: CslItem, format: str) -> Iterable[tuple[str, Any]]:
    title, container = item.get("title"), item.get("container-title")
    if format == "journal":
        return [("rft.atitle", title), ("rft.jtitle", container)]
    if format == "book" and item.get("type") not in {"book", "classic", "pamphlet", "report"}:
        return [("rft.atitle", title), ("rft.btitle", container)]
    return [("rft.btitle" if format == "book" else "rft.title", title)]


def _people(item: CslItem) -> Iterable[tuple[str, Any]]:
    names = item.get("author") or item.get("editor") or item.get("director") or []
    for place, name in enumerate(names):
        if not place and name.get("family"):
            yield "rft.aulast", name["family"]
            yield "rft.aufirst", name.get("given")
        yield "rft.au", _agent(name)["name"]
