"""Limits for hostile pages with extreme nesting, which take quadratic time to parse."""

import re

MAX_DEPTH = 5_000
# Attributes, comments and stray end tags can hide the depth: so many elements take seconds then.
MAX_ELEMENTS = 50_000
_TAG = re.compile(
    r"<(/?)(?!(?:area|base|br|col|embed|hr|img|input|link|meta|source|track|wbr)\b)[a-z]",
    re.IGNORECASE,
)


def limit_nesting(html: str, *, max_depth: int = MAX_DEPTH) -> str:
    """Return the page up to the first element nested too deeply, or after the 50,000th."""
    depth = elements = 0
    for tag in _TAG.finditer(html):
        depth += -1 if tag[1] else 1
        elements += not tag[1]
        if depth > max_depth or elements > MAX_ELEMENTS:
            return html[: tag.start()]
    return html


def exceeds_limits(html: str) -> bool:
    """Return whether the text is nested too deeply, or has too many elements."""
    return limit_nesting(html) != html
