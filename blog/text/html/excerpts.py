"""The beginning of a text, for lists of posts."""

from selectolax.lexbor import LexborHTMLParser

from blog.text.html.marks import first_paragraph
from blog.text.words.cutting import cut
from blog.text.words.search_text import text_of_html

MAX_LENGTH = 400


def excerpt_of(html: str) -> str:
    """Return the first paragraph as plain text, cut to MAX_LENGTH characters.

    A text without paragraphs, such as a list or code, begins with what it has.

    >>> excerpt_of("<p>One <em>two</em>.</p>")
    'One two.'
    """
    text = " ".join(plain_text(first_paragraph(html)).split())
    return cut(text or text_of_html(html), max_length=MAX_LENGTH)


def plain_text(html: str) -> str:
    """Return the text of `html` without tags."""
    body = LexborHTMLParser(f"<!doctype html><body>{html}").body
    return body.text() if body else ""
