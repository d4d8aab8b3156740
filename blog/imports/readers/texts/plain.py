"""Titles and captions, which may be HTML, as plain text."""

import re

from selectolax.lexbor import LexborHTMLParser

_MARKUP = re.compile(r"[<&]")


def plain_text(html: str) -> str:
    """Return the text of HTML in one line.

    >>> plain_text("Fish &amp; <em>chips</em>, 1 < 2")
    'Fish & chips, 1 < 2'
    """
    if _MARKUP.search(html):
        body = LexborHTMLParser(f"<!doctype html><body>{html}").body
        html = body.text() if body else ""
    return " ".join(html.split())
