"""Converting the metadata of a web page to a CSL item; safe for hostile pages."""

import re
from datetime import date
from typing import Any
from urllib.parse import urlsplit

from blog.sources.resolving.cleaning import CslItem, clean_item
from blog.sources.resolving.heads import Head, absolute_url, read_head
from blog.sources.resolving.linked_data import linked_data
from blog.sources.resolving.page_kinds import is_wikipedia, kind_of, name_of_encyclopedia
from blog.sources.resolving.vocabularies import Facts, citation, dublin_core, open_graph, plain

# The vocabularies by trust: catalogs are exact, previews short, and <title> includes the site.
ORDER = ("citation", "linked data", "dublin core", "open graph", "html")
# Other orders, for single variables.
PRECEDENCE = {
    "URL": ("html", "open graph", "linked data", "citation"),
    "language": ("citation", "html", "linked data", "dublin core", "open graph"),
}
# Variables that only works of these types have; other pages use the tags for other data.
_ONLY_FOR = {
    "section": {"article-newspaper", "article-magazine"},
    "publisher": {"book", "chapter", "report", "thesis", "dataset", "paper-conference", "document"},
    "number-of-pages": {"book", "report", "thesis"},
    "edition": {"book", "chapter"},
}


def read_page(html: str, *, url: str, today: date) -> CslItem:
    """Return the work that the page at `url` describes, accessed `today`, with a guessed type.

    A page without any metadata has its URL as its title.
    """
    head = read_head(html, url=url)
    facts = {
        "citation": citation(head),
        "linked data": linked_data(head),
        "dublin core": dublin_core(head),
        "open graph": open_graph(head),
        "html": plain(head),
    }
    item = _merged(facts)
    item["type"] = kind_of(head, facts, item)
    item["container-title"] = item.get("container-title") or _site(item, head)
    if is_wikipedia(head):  # nobody's in particular, and of the day it was changed
        item.pop("author", None)
        item["issued"] = item.get("modified") or item.get("issued")
    item["title"] = _title(item, head)
    item["URL"] = _url(item, head)
    item["accessed"] = {"date-parts": [[today.year, today.month, today.day]]}
    for variable, types in _ONLY_FOR.items():
        if item["type"] not in types:
            item.pop(variable, None)
    return clean_item(item)


def _merged(facts: dict[str, Facts]) -> dict[str, Any]:
    """Return the value of each variable from the most trusted vocabulary that has it."""
    variables = dict.fromkeys(variable for found in facts.values() for variable in found)
    return {
        variable: value
        for variable in variables
        if (value := _most_trusted(variable, facts)) and variable != "type"
    }


def _most_trusted(variable: str, facts: dict[str, Facts]) -> Any:
    vocabularies = PRECEDENCE.get(variable, ORDER)
    values = [facts[vocabulary].get(variable) for vocabulary in vocabularies]
    return next(filter(None, values), None)


def _site(item: dict[str, Any], head: Head) -> str:
    """Return the publisher as the site's name, for a page whose site has none."""
    if item["type"] == "entry-encyclopedia":
        return name_of_encyclopedia(head)
    is_of_a_site = item["type"] in {"webpage", "post-weblog", "article-newspaper", "post"}
    return str(item.get("publisher") or "") if is_of_a_site else ""


def _title(item: dict[str, Any], head: Head) -> str:
    """Return the title without the site's name, which many pages add."""
    title, site = str(item.get("title") or "")[:1_000], str(item.get("container-title") or "")
    if site:
        name = re.escape(site)
        title = re.sub(rf"\s*[|\-–—:·•»«]+\s*{name}\s*$", "", title) or title
        title = re.sub(rf"^\s*{name}\s*[|\-–—:·•»«]+\s+", "", title) or title
    return title.strip() or head.heading or _without_scheme(head.url)


def _without_scheme(url: str) -> str:
    return re.sub(r"^https?://", "", url)[:200] or "?"


def _url(item: dict[str, Any], head: Head) -> str:
    """Return the canonical URL of the page, unless that is the site's home page."""
    canonical = absolute_url(str(item.get("URL") or ""), base=head.url)
    is_front = urlsplit(canonical).path in {"", "/"} and not urlsplit(canonical).query
    return head.url if is_front or not canonical else canonical
