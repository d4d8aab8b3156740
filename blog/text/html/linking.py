"""Turning URLs in text into links."""

import re

# Up to white space, a tag, or punctuation that belongs to the sentence.
URL = re.compile(r"https?://[^\s<>\"]*[^\s<>\".,;:!?)\]”’]")
_TAG = re.compile(r"(<[^>]*>)")


def linkify(html: str) -> str:
    """Return `html` with the URLs in its text, not in its tags, as links.

    >>> linkify("See <i>https://example.org/a?b=1&amp;c=2</i>.")
    'See <i><a href="https://example.org/a?b=1&amp;c=2">https://example.org/a?b=1&amp;c=2</a></i>.'
    """
    parts = _TAG.split(html)
    parts[::2] = [URL.sub(r'<a href="\g<0>">\g<0></a>', text) for text in parts[::2]]
    return "".join(parts)
