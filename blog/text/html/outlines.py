"""The reading time of a text, and the table of contents of a long one."""

import re
from typing import TypedDict

from selectolax.lexbor import LexborHTMLParser

from blog.text.words.search_text import UNSPACED, text_of_html

WORDS_PER_MINUTE, CHARACTERS_PER_MINUTE = 230, 500
# A text of at least this reading time, with this many headings, has a table of contents.
LONG_MINUTES = 4
MIN_HEADINGS = 3


class Heading(TypedDict):
    """A heading in the table of contents: the id of its element, its text, and level 2 or 3."""

    id: str
    text: str
    level: int


def reading_minutes(html: str) -> int:
    """Return the reading time in whole minutes, at least one.

    >>> reading_minutes("<p>" + "word " * 460 + "</p>")
    2
    """
    text = text_of_html(html)
    characters = sum(len(run) for run in UNSPACED.findall(text))
    word_count = len(re.findall(r"[^\W_]+(?:['’-][^\W_]+)*", UNSPACED.sub(" ", text)))
    return max(1, round(word_count / WORDS_PER_MINUTE + characters / CHARACTERS_PER_MINUTE))


def outline_of(rendered: str, *, minutes: int) -> list[Heading]:
    """Return the headings of a text as rendered on its page; [] for a short text."""
    if minutes < LONG_MINUTES:
        return []
    tree = LexborHTMLParser(f"<!doctype html><body>{rendered}")
    for mark in tree.css(".cite, annotation"):
        mark.decompose()
    headings = [
        Heading(
            id=target.attributes["id"] or "",
            text=" ".join(heading.text().split()),
            level=int((heading.tag or "h2")[1]),
        )
        for heading in tree.css("h2, h3")
        if (target := heading.css_first("a[id]"))
    ]
    return headings if len(headings) >= MIN_HEADINGS else []
