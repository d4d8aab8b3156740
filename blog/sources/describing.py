"""A source told to machines: in schema.org's words, and as COinS for reference managers."""

from collections.abc import Iterable, Mapping
from typing import Any
from urllib.parse import urlencode

from blog.sources.dates import edtf_of, parts_of
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
    """The work as a schema.org thing, ready for JSON-LD; without what it does not say."""
    said = {
        "@type": _types(item),
        "name": item.get("title"),
        "author": [_agent(name) for name in item.get("author", [])],
        "editor": [_agent(name) for name in item.get("editor", [])],
        "director": [_agent(name) for name in item.get("director", [])],
        "dateCreated" if item.get("type") in UNPUBLISHED else "datePublished": _day(item),
        "isPartOf": _container(item),
        "publisher": _organization(item.get("publisher")),
        "isbn": item.get("ISBN"),
        "pagination": item.get("page"),
        "sameAs": f"https://doi.org/{item['DOI']}" if item.get("DOI") else None,
        "url": item.get("URL"),
        "holdingArchive": _archive(item),
    }
    return {name: value for name, value in said.items() if value}


def _types(item: CslItem) -> str | list[str]:
    """Only a part of an archive may say in which one it is held."""
    named = SCHEMA_TYPES.get(str(item.get("type")), "CreativeWork")
    return [named, "ArchiveComponent"] if item.get("archive") else named


def _agent(name: Mapping[str, str]) -> dict[str, str]:
    """A person; a name in one piece may be one or an organization, and claims neither."""
    if literal := name.get("literal"):
        return {"name": literal}
    return {"@type": "Person", "name": _whole(name)}


def _whole(name: Mapping[str, str]) -> str:
    parts = ("given", "dropping-particle", "non-dropping-particle", "family", "suffix")
    return name.get("literal") or " ".join(filter(None, map(name.get, parts)))


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


def _day(item: CslItem) -> str:
    """ISO 8601, as far as it has words for the date; of a span, its beginning."""
    year, *rest = parts_of(edtf_of(item.get("issued")).partition("/")[0]) or [0]
    if year < 1:
        return ""
    in_year = rest if rest and rest[0] <= 12 else []  # beyond are the seasons
    return "-".join([f"{year:04d}", *(f"{part:02d}" for part in in_year)])


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
# What the formats have no word for, as Zotero calls it; other programs pass it by.
_TYPES_IN_ZOTERO = {
    "article-magazine": "magazineArticle",
    "article-newspaper": "newspaperArticle",
    "bill": "bill",
    "broadcast": "tvBroadcast",
    "dataset": "dataset",
    "document": "document",
    "entry-dictionary": "dictionaryEntry",
    "entry-encyclopedia": "encyclopediaArticle",
    "graphic": "artwork",
    "hearing": "hearing",
    "interview": "interview",
    "legal_case": "case",
    "legislation": "statute",
    "manuscript": "manuscript",
    "map": "map",
    "motion_picture": "film",
    "personal_communication": "letter",
    "post": "forumPost",
    "post-weblog": "blogPost",
    "software": "computerProgram",
    "song": "audioRecording",
    "speech": "presentation",
    "standard": "standard",
    "treaty": "statute",
    "webpage": "webpage",
}
_PUBLISHER = {"book": "rft.pub", "dissertation": "rft.inst", "patent": "rft.assignee"}


def coins(item: CslItem) -> str:
    """The work as a context object in key/value form; put it, escaped, where a title goes."""
    kind = str(item.get("type"))
    format, genre = _FORMATS.get(kind, ("dc", ""))
    pairs: list[tuple[str, Any]] = [
        ("ctx_ver", "Z39.88-2004"),
        ("rft_val_fmt", f"info:ofi/fmt:kev:mtx:{format}"),
        ("rft.genre", genre),
        *_titles(item, format=format, genre=genre),
        *_people(item),
        ("rft.date", _day(item)),
        ("rft.volume", item.get("volume")),
        ("rft.issue", item.get("issue")),
        ("rft.pages", item.get("page")),
        ("rft.edition", item.get("edition")),
        ("rft.series", item.get("collection-title")),
        (_PUBLISHER.get(format, "rft.publisher"), item.get("publisher")),
        ("rft.place", item.get("publisher-place")),
        ("rft.isbn", item.get("ISBN")),
        ("rft.issn", item.get("ISSN")),
        ("rft_id", f"info:doi/{item['DOI']}" if item.get("DOI") else item.get("URL")),
        # Last: Zotero then reads all before it as the format has it.
        ("rft.type", _TYPES_IN_ZOTERO.get(kind)),
    ]
    return urlencode([(name, value) for name, value in pairs if value])


def _titles(item: CslItem, *, format: str, genre: str) -> list[tuple[str, Any]]:
    title, container = item.get("title"), item.get("container-title")
    if format == "journal":
        return [("rft.atitle", title), ("rft.jtitle", container)]
    if genre in {"bookitem", "proceeding"}:
        return [("rft.atitle", title), ("rft.btitle", container)]
    if format == "book":
        return [("rft.btitle", title)]
    return [("rft.title", title), ("rft.source", container)]


def _people(item: CslItem) -> Iterable[tuple[str, Any]]:
    """The first person in parts too, as the formats ask. A name in one piece stays so."""
    names = item.get("author") or item.get("editor") or item.get("director") or []
    for place, name in enumerate(names):
        if name.get("literal"):
            yield "rft.aucorp", name["literal"]
            continue
        if not place:
            yield "rft.aulast", name.get("family")
            yield "rft.aufirst", name.get("given")
        yield "rft.au", _whole(name)
