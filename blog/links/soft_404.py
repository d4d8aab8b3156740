"""Pages that say with status 200 that there is nothing: "not found", home pages, parked domains.

No Django.
"""

import re
from dataclasses import dataclass
from urllib.parse import urlsplit

from selectolax.lexbor import LexborHTMLParser

from blog.text.html.nesting import limit_nesting

SHORT_PAGE = 1_500  # characters; longer pages have content even if a heading says "404"

_NOT_FOUND = re.compile(
    r"\b(error\s*404|404\s*(error|not\s*found|[-–—:|·])|^404$|not\s*found|page\s*(doesn[’']t|does\s*not)"
    r"\s*exist|no\s*longer\s*(available|exists)|seite\s*nicht\s*gefunden|nicht\s*gefunden|introuvable"
    r"|no\s*encontrad[ao]|non\s*trovat[ao]|não\s*encontrad[ao]|не\s*найден[ао]?|页面不存在|找不到)",
    re.IGNORECASE,
)
_PARKED = re.compile(
    r"\b(domain\s*(name\s*)?(is|may\s*be)\s*(available\s*)?for\s*sale|buy\s*this\s*domain|parked\s*(free|domain)"
    r"|domain\s*parking|this\s*domain\s*has\s*expired|domain\s*steht\s*zum\s*verkauf|hugedomains|sedoparking)",
    re.IGNORECASE,
)
_CHALLENGE = re.compile(
    r"(just\s*a\s*moment|checking\s*your\s*browser|verify\s*(that\s*)?you\s*are\s*(a\s*)?human"
    r"|are\s*you\s*a\s*robot|attention\s*required|enable\s*javascript\s*and\s*cookies\s*to\s*continue)",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Content:
    """What a page says: its title and first headings, and all its text."""

    headings: tuple[str, ...]
    text: str

    @property
    def is_short(self) -> bool:
        return len(self.text) <= SHORT_PAGE


def content_of(html: str) -> Content:
    page = LexborHTMLParser(limit_nesting(html))
    headings = tuple(node.text().strip()[:200] for node in page.css("title, h1, h2")[:6])
    return Content(headings, _text(page))


def soft_404(content: Content, *, asked: str, got: str) -> str:
    """Return why the page at `got` is not what was asked for, as a sentence; "" if it may be."""
    if _is_home(got) and not _is_home(asked):
        return "It redirects to the home page."
    if not content.is_short:
        return ""
    if match := _PARKED.search(content.text):
        return f"The domain is parked: “{match[0]}”."
    for heading in content.headings:
        if _NOT_FOUND.search(heading):
            return f"The page says “{heading[:100]}”."
    return ""


def challenge(content: Content) -> str:
    """Return the phrase that asks the visitor to prove to be human; "" if there is none."""
    text = " ".join([*content.headings, content.text])
    match = _CHALLENGE.search(text) if content.is_short else None
    return match[0] if match else ""


def _is_home(url: str) -> bool:
    parts = urlsplit(url)
    return parts.path in {"", "/", "/index.html", "/index.php"} and not parts.query


def _text(page: LexborHTMLParser) -> str:
    for node in page.css("script, style, noscript, template"):
        node.decompose()
    return " ".join(page.body.text(separator=" ").split()) if page.body else ""
