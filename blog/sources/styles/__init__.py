"""Citation styles: formatting CSL items as references in safe HTML. No Django."""

from blog.sources.styles.catalog import DEFAULT_STYLE, STYLES, Style, UnknownStyle
from blog.sources.styles.checking import StyleRefused, check_style, read_style
from blog.sources.styles.formatting import (
    CitedSource,
    Cluster,
    format_bibliography,
    format_citations,
    listing_order,
    plain,
)
from blog.sources.styles.previewing import CannotPreview, StylePreview, preview_style
from blog.sources.styles.published import (
    FIELDS,
    FORMATS,
    PublishedStyle,
    csl_of,
    find_styles,
    published_styles,
)

__all__ = [
    "DEFAULT_STYLE",
    "FIELDS",
    "FORMATS",
    "STYLES",
    "CannotPreview",
    "CitedSource",
    "Cluster",
    "PublishedStyle",
    "Style",
    "StylePreview",
    "StyleRefused",
    "UnknownStyle",
    "check_style",
    "csl_of",
    "find_styles",
    "format_bibliography",
    "format_citations",
    "listing_order",
    "plain",
    "preview_style",
    "published_styles",
    "read_style",
]
