"""Pages of the admin panel's lists, without counting a whole table."""

from functools import cached_property
from typing import Any

from django.core.paginator import Paginator

AHEAD = 5  # pages


class LookaheadPaginator(Paginator):  # type: ignore[type-arg]
    """A paginator that counts rows only up to some pages after the requested page.

    `has_more` means that there are more rows than `count`.
    """

    def __init__(self, *args: Any, requested: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._most = (requested + AHEAD) * self.per_page

    @cached_property
    def _counted(self) -> int:
        rows: Any = self.object_list
        return int(rows.order_by()[: self._most + 1].count())

    @cached_property
    def count(self) -> int:
        return min(self._counted, self._most)

    @property
    def has_more(self) -> bool:
        return self._counted > self._most


def requested_page(value: str) -> int:
    """Return the number of the page in the query string; 1 if it is none."""
    return int(value) if value.isascii() and value.isdigit() and 0 < len(value) < 6 else 1
