"""What a web page says of itself, as a CSL item. Text in, item out; hostile pages harm nobody."""

import re
from datetime import date
from typing import Any
from urllib.parse import urlsplit

from blog.sources.resolving.cleaning import CslItem, clean_item
from blog.sources.resolving.heads import Head, read_head, web_address
from blog.sources.resolving.linked_data import linked_data
from blog.sources.resolving.page_kinds import kind_of
from blog.sources.resolving.vocabularies import Facts, citation, dublin_core, open_graph, plain

# Who is believed first. Catalogs are exact, previews are short, <title> has the site in it.
ORDER = ("citation", "linked data", "dublin core", "open graph", "html")
# ... except for these.
PRECEDENCE = {
    "URL": ("html", "open graph", "linked data", "citation"),
    "language": ("citation", "html", "linked data", "dublin core", "open graph"),
}
# Variables that only works of these types have; elsewhere pages use the words for other things.
_ONLY_FOR = {
    "section": {"article-newspaper", "article-magazine"},
    "publisher": {"book", "chapter", "report", "thesis", "dataset", "paper-conference", "document"},
    "number-of-pages": {"book", "report", "thesis"},
    "edition": {"book", "chapter"},
}


def read_page(html: str, *, url: str, today: date) -> CslItem:
    """Everything the page at `url` says of itself, accessed `today`.

    Its type is guessed. A page that says nothing at all has its address for a title.
    """
    head = read_head(html, url=url)
    said = {
        "citation": citation(head),
        "linked data": linked_data(head),
        "dublin core": dublin_core(head),
        "open graph": open_graph(head),
        "html": plain(head),
    }
    item = _believed(said)
    item["type"] = kind_of(head, said, item)
    item["container-title"] = item.get("container-title") or _site(item)
    item["title"] = _title(item, head)
    item["URL"] = _address(item, head)
    item["accessed"] = {"date-parts": [[today.year, today.month, today.day]]}
    for variable, types in _ONLY_FOR.items():
        if item["type"] not in types:
            item.pop(variable, None)
    return clean_item(item)


def _believed(said: dict[str, Facts]) -> dict[str, Any]:
    """For each variable the word of the vocabulary that is believed first."""
    variables = dict.fromkeys(variable for facts in said.values() for variable in facts)
    return {
        variable: value
        for variable in variables
        if (value := _first_said(variable, said)) and variable != "type"
    }


def _first_said(variable: str, said: dict[str, Facts]) -> Any:
    values = [said[who].get(variable) for who in PRECEDENCE.get(variable, ORDER)]
    return next(filter(None, values), None)


def _site(item: dict[str, Any]) -> str:
    """A page whose site has no name stands under its publisher's."""
    is_of_a_site = item["type"] in {"webpage", "post-weblog", "article-newspaper", "post"}
    return str(item.get("publisher") or "") if is_of_a_site else ""


def _title(item: dict[str, Any], head: Head) -> str:
    """The title without the name of the site that many pages add."""
    title, site = str(item.get("title") or "")[:1_000], str(item.get("container-title") or "")
    if site:
        name = re.escape(site)
        title = re.sub(rf"\s*[|\-–—:·•»«]+\s*{name}\s*$", "", title) or title
        title = re.sub(rf"^\s*{name}\s*[|\-–—:·•»«]+\s+", "", title) or title
    return title.strip() or head.heading or _without_scheme(head.url)


def _without_scheme(url: str) -> str:
    return re.sub(r"^https?://", "", url)[:200] or "?"


def _address(item: dict[str, Any], head: Head) -> str:
    """The address a page wants to be known by, unless that is only its site's front page."""
    wanted = web_address(str(item.get("URL") or ""), base=head.url)
    is_front = urlsplit(wanted).path in {"", "/"} and not urlsplit(wanted).query
    return head.url if is_front or not wanted else wanted
