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

__all__ = [
    "DEFAULT_STYLE",
    "STYLES",
    "CitedSource",
    "Cluster",
    "Style",
    "StyleRefused",
    "UnknownStyle",
    "check_style",
    "format_bibliography",
    "format_citations",
    "listing_order",
    "plain",
    "read_style",
]
