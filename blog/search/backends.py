"""The interface that both database backends implement."""

from collections.abc import Sequence
from typing import Any, Protocol

from django.db import connection
from django.db.models import QuerySet

from blog.search import postgresql, sqlite
from blog.search.conditions import Condition
from blog.search.models import IndexEntry, IndexEntryQuerySet
from blog.search.queries import Term


class Backend(Protocol):
    """A backend finds entries by their tokens; everything else is the same for both databases."""

    def index(self, entries: Sequence[IndexEntry]) -> None:
        """Add these entries, which were just stored, to the full-text index."""

    def optimize(self) -> None:
        """Optimize the index after many changes."""

    def condition(
        self, terms: Sequence[Term], *, languages: Sequence[str], titles_only: bool
    ) -> Condition:
        """Return what selects the entries that match all terms.

        `titles_only`: their titles and headings match all terms.
        """

    def matching(
        self, entries: IndexEntryQuerySet, where: Sequence[str], values: Sequence[Any]
    ) -> QuerySet[IndexEntry]:
        """Return the entries that a condition selects, the newest first."""


def current_backend() -> Backend:
    return postgresql.Backend() if connection.vendor == "postgresql" else sqlite.Backend()
