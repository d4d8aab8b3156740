"""A limit for nested elements, for hostile pages with extreme nesting."""

import re

MAX_DEPTH = 5_000
_TAG = re.compile(
    r"<(/?)(?!(?:area|base|br|col|embed|hr|img|input|link|meta|source|track|wbr)\b)[a-z]",
    re.IGNORECASE,
)


def limit_nesting(html: str, *, max_depth: int = MAX_DEPTH) -> str:
    """Return the page up to the first element nested too deeply.

    Parsing takes quadratic time in the depth.
    """
    depth = 0
    for tag in _TAG.finditer(html):
        depth += -1 if tag[1] else 1
        if depth > max_depth:
            return html[: tag.start()]
    return html
