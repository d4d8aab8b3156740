"""A limit for nested elements: the HTML of hostile pages may nest without end."""

import re

MAX_DEPTH = 5_000
_TAG = re.compile(
    r"<(/?)(?!(?:area|base|br|col|embed|hr|img|input|link|meta|source|track|wbr)\b)[a-z]",
    re.IGNORECASE,
)


def limit_nesting(html: str, *, max_depth: int = MAX_DEPTH) -> str:
    """Return the page up to its first element nested too deep: parsing takes quadratic time."""
    depth = 0
    for tag in _TAG.finditer(html):
        depth += -1 if tag[1] else 1
        if depth > max_depth:
            return html[: tag.start()]
    return html
