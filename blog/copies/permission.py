"""Whether a page lets programs keep a copy: robots rules in its headers and its HTML. No Django."""

import re
from collections.abc import Iterator, Mapping

from selectolax.lexbor import LexborHTMLParser

from blog.text.html.nesting import limit_nesting

FORBIDDING = {"noarchive", "none", "nocache"}
_NAMES = {"robots", "ibid"}
_HEAD = 200_000  # characters: rules stand at the beginning of a page


def forbids_copies(headers: Mapping[str, str], html: str) -> bool:
    """Return whether the page asks Ibid, or all programs, not to keep copies."""
    rules = {*_rules(headers.get("x-robots-tag", "")), *_rules_of_head(html)}
    return not FORBIDDING.isdisjoint(rules)


def _rules(value: str) -> Iterator[str]:
    """Yield the rules of the header for every program or for Ibid."""
    agent = ""
    for part in re.split(r"[,\n]", value.lower()):
        name, separator, rule = part.strip().rpartition(":")
        if separator and name not in {"max-snippet", "unavailable_after"}:
            agent = name.strip()
        if agent in {"", *_NAMES}:
            yield rule.strip()


def _rules_of_head(html: str) -> Iterator[str]:
    page = LexborHTMLParser(limit_nesting(html[:_HEAD]))
    for meta in page.css("meta[name][content]"):
        if (meta.attributes["name"] or "").strip().lower() in _NAMES:
            yield from (
                rule.strip() for rule in (meta.attributes["content"] or "").lower().split(",")
            )
