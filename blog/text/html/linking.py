"""Turning URLs in text into links."""

import re
from collections.abc import Iterator

# Up to white space, a tag, a curly quotation mark, or punctuation of scripts that put no space
# after it. In HTML, <, > and " are entities.
_ENDS = r"\s<>\"‘’“”„‚«»‹›…‥、。〃〈-】〔-〟！，．：；？（）［］｛｝～｡｢｣､،؛؟۔।॥။"
_CANDIDATE = re.compile(rf"https?://(?:(?!&(?:[lg]t|quot|#39|#x27);)[^{_ENDS}])+")
_PUNCTUATION = re.compile(r"(?:'s?|[.,;:!?*_~・])$")
_PAIRS = {")": "(", "]": "["}
_TAG = re.compile(r"(<[^>]*>)")


def urls_in(text: str) -> Iterator[tuple[int, str]]:
    """Yield the place of every URL in `text`, and the URL without the sentence's punctuation.

    A closing bracket belongs to the URL if the URL opens it: `…/wiki/Foo_(bar)`.
    """
    for found in _CANDIDATE.finditer(text):
        url = _without_punctuation(found[0])
        if not url.endswith("//"):
            yield found.start(), url


def linkify(html: str) -> str:
    """Return `html` with the URLs in its text, not in its tags, as links.

    >>> linkify("See <i>https://example.org/a?b=1&amp;c=2</i>.")
    'See <i><a href="https://example.org/a?b=1&amp;c=2">https://example.org/a?b=1&amp;c=2</a></i>.'
    """
    parts = _TAG.split(html)
    parts[::2] = ["".join(_linked(text)) for text in parts[::2]]
    return "".join(parts)


def _linked(text: str) -> Iterator[str]:
    at = 0
    for start, url in urls_in(text):
        yield f'{text[at:start]}<a href="{url}">{url}</a>'
        at = start + len(url)
    yield text[at:]


def _without_punctuation(url: str) -> str:
    while url:
        opening = _PAIRS.get(url[-1], "")
        if opening and url.count(url[-1]) > url.count(opening):
            url = url[:-1]
        elif found := _PUNCTUATION.search(url):
            url = url[: found.start()]
        else:
            break
    return url
