"""Finding published styles by the words of their names, by field and by format."""

import re
from collections.abc import Mapping

from blog.sources.styles.published.archive import PublishedStyle, index_lines
from blog.text.words.folding import fold

FORMATS: Mapping[str, str] = {
    "note": "Notes",
    "author-date": "Author and date",
    "author": "Author",
    "numeric": "Numbers",
    "label": "Labels",
}
FIELDS: Mapping[str, str] = {
    "anthropology": "Anthropology",
    "astronomy": "Astronomy",
    "biology": "Biology",
    "botany": "Botany",
    "chemistry": "Chemistry",
    "communications": "Communications",
    "engineering": "Engineering",
    "geography": "Geography",
    "geology": "Geology",
    "history": "History",
    "humanities": "Humanities",
    "law": "Law",
    "linguistics": "Linguistics",
    "literature": "Literature",
    "math": "Mathematics",
    "medicine": "Medicine",
    "philosophy": "Philosophy",
    "physics": "Physics",
    "political_science": "Political science",
    "psychology": "Psychology",
    "science": "Science",
    "social_science": "Social sciences",
    "sociology": "Sociology",
    "theology": "Theology",
    "zoology": "Zoology",
    "generic-base": "Any field",
}
_SILENT = {"a", "an", "and", "for", "in", "of", "on", "the"}  # unless nothing else is typed
_WORD = re.compile(r"\w+")


def find_styles(query: str, *, field: str = "", format: str = "") -> list[PublishedStyle]:
    """Return the styles with every word of `query`, or words that begin with them; best first.

    Case and accents do not matter. `field` and `format` are CSL's.
    """
    terms = _terms(query)
    lines = (line for line in index_lines() if all(f" {term}" in line for term in terms))
    styles = map(PublishedStyle.from_line, lines)
    found = [
        style
        for style in styles
        if all(f" {term}" in style.terms for term in terms)
        and (not field or field in style.fields.split())
        and (not format or format == style.format)
    ]
    # the sort is stable and the index in the order of titles
    return sorted(found, key=lambda style: _rank(style, terms)) if terms else found


def terms_of(*texts: str) -> str:
    """Return the words of the texts as the index has them, each with a space before it."""
    terms = dict.fromkeys(_WORD.findall(fold(" ".join(texts))))
    return "".join(f" {term}" for term in terms)


def _terms(query: str) -> list[str]:
    terms = _WORD.findall(fold(query))
    return [term for term in terms if term not in _SILENT] or terms


def _rank(style: PublishedStyle, terms: list[str]) -> tuple[int, int]:
    """Return 0 for the very title, more for a title that has more words or others."""
    title = _terms(style.title)
    if title == terms:
        return (0, 0)
    begins = title[: len(terms)] == terms
    return (1 if begins else 2 if set(terms) <= set(title) else 3, len(title))
