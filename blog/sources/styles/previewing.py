"""A style at a glance: how it cites a book, cites it again, and lists it."""

from dataclasses import dataclass

from blog.sources.styles.catalog import DEFAULT_LOCALE, Style
from blog.sources.styles.formatting import CitedSource, format_bibliography, format_citations

BOOK = {
    "id": "book",
    "type": "book",
    "title": "The Printing Revolution in Early Modern Europe",
    "author": [{"family": "Eisenstein", "given": "Elizabeth L."}],
    "publisher": "Cambridge University Press",
    "publisher-place": "Cambridge",
    "edition": "2",
    "issued": {"date-parts": [[2005]]},
}
ARTICLE = {
    "id": "article",
    "type": "article-journal",
    "title": "The Correspondence of Erasmus",
    "author": [{"family": "Allen", "given": "Percy Stafford"}],
    "container-title": "The English Historical Review",
    "volume": "21",
    "issue": "83",
    "page": "451-469",
    "issued": {"date-parts": [[1906]]},
}


@dataclass(frozen=True)
class StylePreview:
    """Safe HTML of a book's first and later citation, with pages, and its bibliography entry."""

    first: str
    later: str
    entry: str


class CannotPreview(ValueError):
    """The style fails with ordinary works."""


def preview_style(style: Style, *, language: str = DEFAULT_LOCALE) -> StylePreview:
    """Return the style's preview in a language; raise CannotPreview."""
    uses = [
        CitedSource(BOOK, locator="23"),
        CitedSource(ARTICLE),
        CitedSource(BOOK, locator="101–103"),
    ]
    works = [BOOK, ARTICLE]
    try:
        first, _, later = format_citations(uses, style=style, language=language, listed=works)
        entry = format_bibliography([BOOK], style=style, language=language)[0]
    except Exception as error:  # the engine may raise any exception for a broken style
        raise CannotPreview(style.title) from error
    return StylePreview(first=first, later=later, entry=entry)
