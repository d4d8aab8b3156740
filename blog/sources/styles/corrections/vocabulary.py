# mypy: allow-subclassing-any
"""CSL variables that the engine does not know."""

from functools import cached_property
from typing import Any

import citeproc

from blog.sources.styles.items import (
    DATE_VARIABLES,
    ISSUED_MONTH,
    NAME_VARIABLES,
    TEXT_VARIABLES,
)


def extend_vocabulary() -> None:
    """Add roles, dates and variables to the engine's lists; it crashes on unlisted ones."""
    for known, ours in (
        (citeproc.NAMES, NAME_VARIABLES),
        (citeproc.DATES, DATE_VARIABLES),
        (citeproc.VARIABLES, NAME_VARIABLES | DATE_VARIABLES | TEXT_VARIABLES | {ISSUED_MONTH}),
    ):
        names = {name.replace("-", "_") for name in ours}
        known.extend(sorted(names.difference(known)))


class Cite(citeproc.CitationItem):
    """A citation that looks up its work only once."""

    @cached_property
    def reference(self) -> Any:
        return super().reference
