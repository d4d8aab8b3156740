# mypy: allow-subclassing-any
"""Corrections of what the engine knows: roles, dates and variables newer than itself."""

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
    """The engine crashes on roles and dates newer than itself (director, host), unless listed."""
    for known, ours in (
        (citeproc.NAMES, NAME_VARIABLES),
        (citeproc.DATES, DATE_VARIABLES),
        (citeproc.VARIABLES, NAME_VARIABLES | DATE_VARIABLES | TEXT_VARIABLES | {ISSUED_MONTH}),
    ):
        names = {name.replace("-", "_") for name in ours}
        known.extend(sorted(names.difference(known)))


class Cite(citeproc.CitationItem):
    """Looks its work up once."""

    @cached_property
    def reference(self) -> Any:
        return super().reference
