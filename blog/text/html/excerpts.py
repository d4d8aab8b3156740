"""The beginning of a text, for lists of posts."""

from selectolax.lexbor import LexborHTMLParser

from blog.text.html.marks import first_paragraph

MAX_LENGTH = 400


def excerpt_of(html: str) -> str:
    """Return the first paragraph as plain text, cut between words to MAX_LENGTH characters.

    >>> excerpt_of("<p>One <em>two</em>.</p>")
    'One two.'
    """
    text = " ".join(plain_text(first_paragraph(html)).split())
    if len(text) <= MAX_LENGTH:
        return text
    return text[:MAX_LENGTH].rpartition(" ")[0].rstrip(".,;:–— ") + " …"


def plain_text(html: str) -> str:
    """Return the text of `html` without tags."""
    body = LexborHTMLParser(f"<!doctype html><body>{html}").body
    return body.text() if body else ""
