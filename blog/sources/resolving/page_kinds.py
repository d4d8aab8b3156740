"""Guessing the kind of a web page from its metadata, URL and generator."""

import re
from typing import Any
from urllib.parse import urlsplit

from blog.sources.resolving.heads import Head
from blog.sources.resolving.vocabularies import Facts

# Zotero's names of types, as in z:itemType; dc.type uses some of them too.
_TYPE_NAMES = {
    "blogpost": "post-weblog",
    "book": "book",
    "booksection": "chapter",
    "bookchapter": "chapter",
    "conferencepaper": "paper-conference",
    "dataset": "dataset",
    "dissertation": "thesis",
    "doctoralthesis": "thesis",
    "encyclopediaarticle": "entry-encyclopedia",
    "film": "motion_picture",
    "interview": "interview",
    "journalarticle": "article-journal",
    "letter": "personal_communication",
    "magazinearticle": "article-magazine",
    "manuscript": "manuscript",
    "map": "map",
    "masterthesis": "thesis",
    "newspaperarticle": "article-newspaper",
    "podcast": "broadcast",
    "preprint": "article",
    "presentation": "speech",
    "report": "report",
    "technicalreport": "report",
    "thesis": "thesis",
    "videorecording": "motion_picture",
    "webpage": "webpage",
}
# citation_* tags that only a single kind of work has.
_TAGS_OF_KINDS = (
    ("thesis", ("citation_dissertation_institution", "citation_dissertation_name",
                "bepress_citation_dissertation_institution")),
    ("report", ("citation_technical_report_institution", "citation_technical_report_number")),
    ("paper-conference", ("citation_conference_title", "citation_conference")),
    ("chapter", ("citation_inbook_title", "citation_book_title")),
    ("article-journal", ("citation_journal_title", "bepress_citation_journal_title",
                         "citation_journal_abbrev", "citation_issn")),
    ("book", ("citation_isbn",)),
)  # fmt: skip
_BLOG_ENGINES = re.compile(
    r"wordpress|blogger|ghost|jekyll|hugo|movable ?type|typepad|ibid", re.IGNORECASE
)
_WIKIPEDIA = "wikipedia.org"
_ENCYCLOPEDIAS = {
    _WIKIPEDIA: "Wikipedia",
    "britannica.com": "Encyclopædia Britannica",
    "plato.stanford.edu": "The Stanford Encyclopedia of Philosophy",
    "iep.utm.edu": "Internet Encyclopedia of Philosophy",
}
_BLOG_HOSTS = re.compile(
    r"(^|\.)(blogspot\.\w+(\.\w+)?|wordpress\.com|substack\.com|medium\.com|tumblr\.com|"
    r"typepad\.com|livejournal\.com|bearblog\.dev|hypotheses\.org)$|^blogs?\."
)
_BLOG_PATHS = re.compile(r"/blogs?/[^/]|/(19|20)\d\d/[01]\d/([0-3]\d/)?[^/]+")


def kind_of(head: Head, facts: dict[str, Facts], item: dict[str, Any]) -> str:
    """Return the CSL type of the page, by type name, citation tags, schema.org, or a guess."""
    kind = _TYPE_NAMES.get(_letters(head.first("z:itemtype"))) or _by_tags(head)
    kind = kind or facts["linked data"].get("type") or _by_type_name(head)
    if kind == "article-journal" and not item.get("container-title"):
        kind = ""
    return kind or _guess(head, is_article=facts["linked data"].get("type") == "")


def _by_tags(head: Head) -> str:
    return next((kind for kind, names in _TAGS_OF_KINDS if head.first(*names)), "")


def _by_type_name(head: Head) -> str:
    """Return the type by dc.type or og:type, if more exact than "text" or "article"."""
    for name in [*head.all("dcterms.type", "dc.type"), *head.all("citation_article_type")]:
        if kind := _TYPE_NAMES.get(_letters(name)):
            return kind
    return {"book": "book", "books.book": "book", "video.movie": "motion_picture"}.get(
        head.first("og:type").lower(), ""
    )


def _guess(head: Head, *, is_article: bool) -> str:
    """Return the type by the URL and the generator: encyclopedia entry, blog post or web page."""
    parts = urlsplit(head.url)
    host = (parts.hostname or "").lower()
    if _encyclopedia(head):
        return "entry-encyclopedia"
    if not (is_article or head.first("article:published_time") or _is_article(head)):
        return "webpage"
    is_blog = (
        _BLOG_HOSTS.search(host)
        or _BLOG_PATHS.search(parts.path)
        or _BLOG_ENGINES.search(head.first("generator"))
    )
    return "post-weblog" if is_blog else "webpage"


def is_wikipedia(head: Head) -> bool:
    return _encyclopedia(head) == _WIKIPEDIA


def name_of_encyclopedia(head: Head) -> str:
    """Return the encyclopedia's name, as the page's title ends with it in its own language."""
    known = _ENCYCLOPEDIAS.get(_encyclopedia(head), "")
    heading, title = head.heading, head.title
    after = title.removeprefix(heading) if heading else ""
    named = re.fullmatch(r"\s+[-–—|]\s+([^,，|]{3,60}).*", after) if known else None
    return named[1].strip() if named else known


def _encyclopedia(head: Head) -> str:
    """Return the domain of the encyclopedia that the page is from; "" if it is from none."""
    host = (urlsplit(head.url).hostname or "").lower()
    return next((name for name in _ENCYCLOPEDIAS if f".{host}".endswith(f".{name}")), "")


def _is_article(head: Head) -> bool:
    return head.first("og:type").lower() == "article"


def _letters(name: str) -> str:
    return re.sub(r"[^a-z]", "", name.lower())
