"""How long a text is to read, and what stands where in a long one."""

import re
from typing import TypedDict

from selectolax.lexbor import LexborHTMLParser

from blog.text.words.search_text import UNSPACED, text_of_html

WORDS_A_MINUTE, SIGNS_A_MINUTE = 230, 500
LONG = 4  # minutes from which on a text has a table of contents, if it has so many headings:
FEWEST = 3


class Heading(TypedDict):
    """Its place is the id of its element, `level` 2 or 3."""

    id: str
    text: str
    level: int


def reading_minutes(html: str) -> int:
    """Whole minutes, at least one.

    >>> reading_minutes("<p>" + "word " * 460 + "</p>")
    2
    """
    text = text_of_html(html)
    signs = sum(len(run) for run in UNSPACED.findall(text))
    words = len(re.findall(r"[^\W_]+(?:['’-][^\W_]+)*", UNSPACED.sub(" ", text)))
    return max(1, round(words / WORDS_A_MINUTE + signs / SIGNS_A_MINUTE))


def outline_of(rendered: str, *, minutes: int) -> list[Heading]:
    """The headings of a long text as it stands on its page; none of a short one."""
    if minutes < LONG:
        return []
    tree = LexborHTMLParser(f"<!doctype html><body>{rendered}")
    for mark in tree.css(".cite, .margin-note"):
        mark.decompose()
    headings = [
        Heading(
            id=node.attributes["id"] or "",
            text=" ".join(node.text().split()),
            level=int((node.tag or "h2")[1]),
        )
        for node in tree.css("h2[id], h3[id]")
    ]
    return headings if len(headings) >= FEWEST else []
