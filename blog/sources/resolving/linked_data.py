"""Reading JSON-LD in a page: the work's schema.org properties as CSL variables."""

import json
import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

from blog.sources.names import CslName
from blog.sources.resolving.cleaning import decoded, first, one_line
from blog.sources.resolving.days import day_in
from blog.sources.resolving.heads import Head
from blog.sources.resolving.people import people_in, person_named
from blog.sources.resolving.vocabularies import Facts

MAX_NODES = 2_000
Node = dict[str, Any]

# schema.org's types, the most exact first: a page has the first of these that it names.
KINDS = {
    "ScholarlyArticle": "article-journal",
    "MedicalScholarlyArticle": "article-journal",
    "Chapter": "chapter",
    "Thesis": "thesis",
    "Report": "report",
    "Book": "book",
    "Dataset": "dataset",
    "NewsArticle": "article-newspaper",
    "ReportageNewsArticle": "article-newspaper",
    "AnalysisNewsArticle": "article-newspaper",
    "BackgroundNewsArticle": "article-newspaper",
    "OpinionNewsArticle": "article-newspaper",
    "ReviewNewsArticle": "article-newspaper",
    "BlogPosting": "post-weblog",
    "LiveBlogPosting": "post-weblog",
    "SocialMediaPosting": "post",
    "PodcastEpisode": "broadcast",
    "RadioEpisode": "broadcast",
    "TVEpisode": "broadcast",
    "Movie": "motion_picture",
    "Map": "map",
    "Article": "",
    "TechArticle": "",
    "CreativeWork": "",
    "WebPage": "webpage",
    "AboutPage": "webpage",
    "FAQPage": "webpage",
    "QAPage": "webpage",
}
_DOI = re.compile(r"(?:https?://(?:dx\.)?doi\.org/|doi:)?(10\.\d{4,9}/\S+)$")
_RANK = {name: rank for rank, name in enumerate(KINDS)}
_ORGANIZATIONS = re.compile(r"Organization$|Newspaper$|Corporation$|Publisher$")
# Types that a work can be part of, besides a page.
_CONTAINERS = {"Periodical", "Newspaper", "Blog", "WebSite", "Book", "PodcastSeries", "TVSeries",
               "RadioSeries", "CreativeWorkSeries", "Magazine", "ComicSeries"}  # fmt: skip


def linked_data(head: Head) -> Facts:
    """Return the facts about the page's main work in its JSON-LD or its microdata."""
    nodes = list(_nodes(head))
    known = {str(node["@id"]): node for node in nodes if "@id" in node and len(node) > 1}
    works = [node for node in nodes if _type(node) in _RANK]
    if not works:
        return {}
    facts = _facts(min(works, key=lambda node: _distance(node, head)), known)
    return facts | {"title": _title(facts, head)}


def _distance(node: Node, head: Head) -> tuple[bool, bool, bool, int]:
    """Return how far the node is from being the page's work: by URL, by title, by its type.

    A dataset or a product beside an article has an address or a title of its own.
    """
    kind = _type(node)
    own = {_place(_text(node, "url")), _place(_main_entity_of(node))} - {""}
    places = {_place(url) for url in (head.url, head.canonical, head.first("og:url"))} - {""}
    is_page = KINDS[kind] == "webpage"
    names_it = bool(places & (own | {_place(_text(node, "@id"))}))
    names = [_text(node, "headline"), _text(node, "name")]
    shown = f"{head.title}\n{head.first('og:title')}\n{head.heading}"
    is_shown = any(name and name in shown for name in names)
    return (
        bool(own) and not names_it,
        is_page or not names_it,
        is_page or not is_shown,
        _RANK[kind],
    )


def _main_entity_of(node: Node) -> str:
    page = first(node.get("mainEntityOfPage"))
    return _text(page, "@id", "url") if isinstance(page, dict) else one_line(page)


def _place(url: str) -> str:
    """Return host and path of a URL, by which two URLs are those of one page."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return ""
    host = (parts.netloc or "").lower().removeprefix("www.")
    return f"{host}{parts.path.rstrip('/')}" if host else ""


def _facts(work: Node, known: dict[str, Node]) -> Facts:
    node = {name: _resolved(value, known) for name, value in work.items()}
    publisher = _name(_resolved(first(node.get("publisher")), known))
    containing = _containers(node, known)
    return containing | {
        "type": KINDS[_type(work)],
        "headline": _text(node, "headline"),
        "name": _text(node, "name"),
        "author": _people(node.get("author") or node.get("creator"), known),
        "editor": _people(node.get("editor"), known),
        "translator": _people(node.get("translator"), known),
        "issued": day_in(_text(node, "datePublished", "dateCreated")),
        "modified": day_in(_text(node, "dateModified")),
        "publisher": publisher,
        "page": _text(node, "pagination") or _pages(node),
        "ISBN": _text(node, "isbn") or containing.get("ISBN", ""),
        "DOI": _doi(node),
        "URL": _text(node, "url"),
        "language": _language(node.get("inLanguage")),
        "abstract": _text(node, "abstract", "description"),
        "keyword": _keywords(node.get("keywords")),
        "edition": _text(node, "bookEdition"),
        "number-of-pages": _text(node, "numberOfPages"),
        "number": _text(node, "reportNumber"),
        "section": _text(node, "articleSection"),
    }


def _title(facts: Facts, head: Head) -> str:
    """Return the headline or the name: the one in the page's title, else the headline."""
    shown = f"{head.title}\n{head.first('og:title')}"
    names = [name for name in (facts.pop("headline"), facts.pop("name")) if name]
    return next((name for name in names if name in shown), next(iter(names), ""))


def _containers(node: Node, known: dict[str, Node]) -> Facts:
    """Return facts about the works that contain it, up to five levels: journal, volume, book …"""
    facts: Facts = {"volume": _text(node, "volumeNumber"), "issue": _text(node, "issueNumber")}
    part = first(node.get("isPartOf"))
    for _step in range(5):
        part = _resolved(part, known)
        if not isinstance(part, dict):
            break
        facts["volume"] = facts["volume"] or _text(part, "volumeNumber")
        facts["issue"] = facts["issue"] or _text(part, "issueNumber")
        if _type(part) in _CONTAINERS and not facts.get("container-title"):
            facts["container-title"] = _text(part, "name", "headline")
            facts["ISSN"] = _text(part, "issn")
            facts["ISBN"] = _text(part, "isbn")
        part = first(part.get("isPartOf"))
    return {variable: value for variable, value in facts.items() if value}


def _nodes(head: Head) -> Iterator[Node]:
    """Yield the objects in a page's scripts, their graphs and main entities, and its microdata."""
    waiting = [read for text in head.linked_data if (read := _read(text)) is not None]
    waiting += head.microdata
    for _count in range(MAX_NODES):
        if not waiting:
            return
        node = waiting.pop(0)
        if isinstance(node, list):
            waiting[:0] = node[:MAX_NODES]
        elif isinstance(node, dict):
            yield node
            waiting[:0] = [node[name] for name in ("@graph", "mainEntity") if name in node]


def _read(text: str) -> Any:
    try:
        return json.loads(text, strict=False)
    except (ValueError, RecursionError):
        return None


def _type(node: Any) -> str:
    """Return the most exact type of the node."""
    types = node.get("@type") if isinstance(node, dict) else None
    names = [_bare(name) for name in (types if isinstance(types, list) else [types])[:20]]
    return min(names, key=lambda name: _RANK.get(name, len(_RANK)), default="")


def _bare(name: Any) -> str:
    return re.split(r"[/#:]", name)[-1] if isinstance(name, str) else ""


def _resolved(value: Any, known: dict[str, Node]) -> Any:
    """Return the object that a reference by @id points to, if it is in the page."""
    if isinstance(value, dict) and set(value) <= {"@id", "@type"}:
        return known.get(str(value.get("@id")), value)
    return value


def _text(node: Node, *names: str) -> str:
    """Return the first of these properties that is text, or that contains text."""
    for name in names:
        value = first(node.get(name))
        value = value.get("@value") if isinstance(value, dict) else value
        if text := decoded(one_line(value, limit=5_000)):
            return text
    return ""


def _name(value: Any) -> str:
    if isinstance(value, dict):
        return _text(value, "name", "legalName")
    return decoded(one_line(value))


def _people(value: Any, known: dict[str, Node]) -> list[CslName]:
    people: list[CslName] = []
    for node in (value if isinstance(value, list) else [value])[:200]:
        people += [person for person in _persons(_resolved(node, known)) if person not in people]
    return people


def _persons(value: Any) -> list[CslName]:
    if not isinstance(value, dict):
        return people_in(value)
    family, given, name = (_text(value, key) for key in ("familyName", "givenName", "name"))
    if _ORGANIZATIONS.search(_type(value)):
        return [{"literal": name}] if name else []
    if family:
        return [{"family": family, "given": given} if given else {"family": family}]
    return [person] if (person := person_named(name)) else []


def _pages(node: Node) -> str:
    start, end = _text(node, "pageStart"), _text(node, "pageEnd")
    return f"{start}-{end}" if start and end and start != end else start


def _doi(node: Node) -> str:
    """Return the DOI among the node's identifiers and URLs."""
    values = [node.get("doi"), node.get("@id"), node.get("sameAs"), node.get("identifier")]
    lists = [value if isinstance(value, list) else [value] for value in values]
    identifiers = [identifier for some in lists for identifier in some[:20]]
    texts = [
        _text(identifier, "value", "@id") if isinstance(identifier, dict) else one_line(identifier)
        for identifier in identifiers
    ]
    return next((match[1] for match in map(_DOI.match, texts) if match), "")


def _language(value: Any) -> str:
    language = first(value)
    is_node = isinstance(language, dict)
    return _text(language, "alternateName", "name") if is_node else one_line(language)


def _keywords(value: Any) -> str:
    keywords = value[:50] if isinstance(value, list) else [value]
    texts = [_name(keyword) for keyword in keywords]
    return ", ".join(filter(None, texts))
