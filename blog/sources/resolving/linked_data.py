"""JSON-LD in a page: what schema.org's words say of the work, as variables of CSL."""

import json
import re
from collections.abc import Iterator
from typing import Any

from blog.sources.names import CslName
from blog.sources.resolving.cleaning import first, words
from blog.sources.resolving.days import day_in
from blog.sources.resolving.heads import Head
from blog.sources.resolving.people import people_in, person_named
from blog.sources.resolving.vocabularies import Facts

MAX_NODES = 2_000
Node = dict[str, Any]

# schema.org's types by what they tell: the first that a page has speaks for it.
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
_RANK = {name: rank for rank, name in enumerate(KINDS)}
_ORGANISATIONS = re.compile(r"Organization$|Newspaper$|Corporation$|Publisher$")
# What a work can be part of; a page is part of pages, which say nothing.
_CONTAINERS = {"Periodical", "Newspaper", "Blog", "WebSite", "Book", "PodcastSeries", "TVSeries",
               "RadioSeries", "CreativeWorkSeries", "Magazine", "ComicSeries"}  # fmt: skip


def linked_data(head: Head) -> Facts:
    """What the page's JSON-LD says of the page's main work."""
    nodes = list(_nodes(head))
    known = {str(node["@id"]): node for node in nodes if "@id" in node and len(node) > 1}
    works = [node for node in nodes if _type(node) in _RANK]
    if not works:
        return {}
    facts = _facts(min(works, key=lambda node: _RANK[_type(node)]), known)
    return facts | {"title": _title(facts, head)}


def _facts(work: Node, known: dict[str, Node]) -> Facts:
    whole = {name: _resolved(value, known) for name, value in work.items()}
    publisher = _name(_resolved(first(whole.get("publisher")), known))
    return _of_containers(whole, known) | {
        "type": KINDS[_type(work)],
        "headline": _text(whole, "headline"),
        "name": _text(whole, "name"),
        "author": _people(whole.get("author") or whole.get("creator"), known),
        "editor": _people(whole.get("editor"), known),
        "translator": _people(whole.get("translator"), known),
        "issued": day_in(_text(whole, "datePublished", "dateCreated")),
        "publisher": publisher,
        "page": _text(whole, "pagination") or _pages(whole),
        "ISBN": _text(whole, "isbn"),
        "DOI": _doi(whole),
        "URL": _text(whole, "url"),
        "language": _language(whole.get("inLanguage")),
        "abstract": _text(whole, "abstract", "description"),
        "keyword": _keywords(whole.get("keywords")),
        "edition": _text(whole, "bookEdition"),
        "number-of-pages": _text(whole, "numberOfPages"),
        "number": _text(whole, "reportNumber"),
        "section": _text(whole, "articleSection"),
    }


def _title(facts: Facts, head: Head) -> str:
    """Headline or name: the one that also stands in the page's title, else the headline."""
    shown = f"{head.title}\n{head.first('og:title')}"
    names = [name for name in (facts.pop("headline"), facts.pop("name")) if name]
    return next((name for name in names if name in shown), next(iter(names), ""))


def _of_containers(whole: Node, known: dict[str, Node]) -> Facts:
    """Journal, volume, issue, book, website: whatever the work is part of, and that of."""
    facts: Facts = {"volume": _text(whole, "volumeNumber"), "issue": _text(whole, "issueNumber")}
    part = first(whole.get("isPartOf"))
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
    """The things a page describes: each script's own, those of its graph, and main entities."""
    waiting = [read for text in head.linked_data if (read := _read(text)) is not None]
    for _count in range(MAX_NODES):
        if not waiting:
            return
        thing = waiting.pop(0)
        if isinstance(thing, list):
            waiting[:0] = thing[:MAX_NODES]
        elif isinstance(thing, dict):
            yield thing
            waiting[:0] = [thing[name] for name in ("@graph", "mainEntity") if name in thing]


def _read(text: str) -> Any:
    try:
        return json.loads(text, strict=False)
    except (ValueError, RecursionError):
        return None


def _type(node: Any) -> str:
    """The name of its type that says most."""
    types = node.get("@type") if isinstance(node, dict) else None
    names = [_bare(name) for name in (types if isinstance(types, list) else [types])[:20]]
    return min(names, key=lambda name: _RANK.get(name, len(_RANK)), default="")


def _bare(name: Any) -> str:
    return re.split(r"[/#:]", name)[-1] if isinstance(name, str) else ""


def _resolved(value: Any, known: dict[str, Node]) -> Any:
    """What is only pointed at by its @id, if the page says it elsewhere."""
    if isinstance(value, dict) and set(value) <= {"@id", "@type"}:
        return known.get(str(value.get("@id")), value)
    return value


def _text(node: Node, *names: str) -> str:
    """The first of these that is text, of a list the first, of a value its @value."""
    for name in names:
        value = first(node.get(name))
        value = value.get("@value") if isinstance(value, dict) else value
        if text := words(value, limit=5_000):
            return text
    return ""


def _name(thing: Any) -> str:
    return _text(thing, "name", "legalName") if isinstance(thing, dict) else words(thing)


def _people(value: Any, known: dict[str, Node]) -> list[CslName]:
    people: list[CslName] = []
    for thing in (value if isinstance(value, list) else [value])[:200]:
        people += [person for person in _persons(_resolved(thing, known)) if person not in people]
    return people


def _persons(thing: Any) -> list[CslName]:
    if not isinstance(thing, dict):
        return people_in(thing)
    family, given, name = (_text(thing, key) for key in ("familyName", "givenName", "name"))
    if _ORGANISATIONS.search(_type(thing)):
        return [{"literal": name}] if name else []
    if family:
        return [{"family": family, "given": given} if given else {"family": family}]
    return [person] if (person := person_named(name)) else []


def _pages(node: Node) -> str:
    start, end = _text(node, "pageStart"), _text(node, "pageEnd")
    return f"{start}-{end}" if start and end and start != end else start


def _doi(node: Node) -> str:
    """The DOI among its identifiers and addresses."""
    values = [node.get("doi"), node.get("@id"), node.get("sameAs"), node.get("identifier")]
    flat = [one for value in values for one in (value if isinstance(value, list) else [value])[:20]]
    texts = [_text(one, "value", "@id") if isinstance(one, dict) else words(one) for one in flat]
    found = (re.match(r"(?:https?://(?:dx\.)?doi\.org/|doi:)?(10\.\d{4,9}/\S+)$", t) for t in texts)
    return next((match[1] for match in found if match), "")


def _language(value: Any) -> str:
    thing = first(value)
    return _text(thing, "alternateName", "name") if isinstance(thing, dict) else words(thing)


def _keywords(value: Any) -> str:
    texts = [words(_name(one)) for one in value[:50]] if isinstance(value, list) else [words(value)]
    return ", ".join(filter(None, texts))
