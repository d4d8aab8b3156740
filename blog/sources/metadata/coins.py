"""A source as COinS: an OpenURL (ANSI/NISO Z39.88-2004) in the title of a <span class="Z3988">."""

from collections.abc import Iterable
from typing import Any
from urllib.parse import urlencode

from blog.sources.metadata.parts import iso_date
from blog.sources.models import CslItem
from blog.sources.names import full_name
from blog.sources.untitled import description

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
# Types without a format, by their names in Zotero; other programs ignore them.
_ZOTERO_TYPES = {
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
# People besides the authors, for whom the formats have no keys of their own.
_CONTRIBUTORS = ("editor", "container-author", "translator", "recipient", "interviewer")
# Where an unpublished work is held, which is all that Dublin Core can say of it.
_HELD = ("archive_location", "archive_collection", "archive", "archive-place")
_PUBLISHER = {"book": "rft.pub", "dissertation": "rft.inst", "patent": "rft.assignee"}


def coins(item: CslItem) -> str:
    """Return the work as a context object in key/value form; escape it for the title attribute."""
    kind = str(item.get("type"))
    format, genre = _FORMATS.get(kind, ("dc", ""))
    pairs: list[tuple[str, Any]] = [
        ("ctx_ver", "Z39.88-2004"),
        ("rft_val_fmt", f"info:ofi/fmt:kev:mtx:{format}"),
        ("rft.genre", genre),
        *_titles(item, format=format, genre=genre),
        *_people(item),
        ("rft.date", iso_date(item)),
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
        ("rft.language", item.get("language")),
        ("rft.description", ", ".join(str(item[name]) for name in _HELD if item.get(name))),
        # Last, so that Zotero reads the preceding fields by the format.
        ("rft.type", _ZOTERO_TYPES.get(kind)),
    ]
    return urlencode([(name, value) for name, value in pairs if value])


def _titles(item: CslItem, *, format: str, genre: str) -> list[tuple[str, Any]]:
    title = item.get("title") or description(str(item.get("type")), item)
    container = item.get("container-title")
    if format == "journal":
        return [("rft.atitle", title), ("rft.jtitle", container)]
    if genre in {"bookitem", "proceeding"}:
        return [("rft.atitle", title), ("rft.btitle", container)]
    if format == "book":
        return [("rft.btitle", title)]
    return [("rft.title", title), ("rft.source", container)]


def _people(item: CslItem) -> Iterable[tuple[str, Any]]:
    """Yield every person; the first also in parts, as the formats require, unless literal."""
    names = item.get("author") or item.get("editor") or item.get("director") or []
    for position, name in enumerate(names):
        if name.get("literal"):
            yield "rft.aucorp", name["literal"]
            continue
        if position == 0:
            yield "rft.aulast", name.get("family")
            yield "rft.aufirst", name.get("given")
        yield "rft.au", full_name(name)
    for role in _CONTRIBUTORS:
        if item.get(role) is not names:
            yield from (("rft.contributor", full_name(name)) for name in item.get(role, []))
