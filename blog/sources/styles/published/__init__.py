"""The styles that the CSL project has published, thousands of them, in one compressed archive."""

from blog.sources.styles.published.archive import PublishedStyle, csl_of, published_styles
from blog.sources.styles.published.finding import FIELDS, FORMATS, find_styles

__all__ = [
    "FIELDS",
    "FORMATS",
    "PublishedStyle",
    "csl_of",
    "find_styles",
    "published_styles",
]
