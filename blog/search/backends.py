"""The interface that both database backends implement."""

from collections.abc import Sequence
from typing import Protocol

from django.db import connection

from blog.search import postgresql, sqlite
from blog.search.highlighting import Highlighted
from blog.search.models import EntryKind, IndexEntry, IndexEntryQuerySet
from blog.search.queries import Term

Ranked = list[tuple[int, EntryKind, float]]


class Backend(Protocol):
    """A backend. `titles_only` restricts a search to entries whose titles match all terms.

    The titles of an entry are its title and its headings.
    """

    def index(self, entries: Sequence[IndexEntry]) -> None:
        """Add these entries, which were just stored, to the full-text index."""

    def optimize(self) -> None:
        """Optimize the index after many changes."""

    def rank(
        self, entries: IndexEntryQuerySet, terms: Sequence[Term], *, limit: int, titles_only: bool
    ) -> Ranked:
        """Return (pk, kind, rank) of the `limit` newest matches; lower ranks are better."""

    def highlight(
        self, entries: Sequence[IndexEntry], terms: Sequence[Term]
    ) -> dict[int, Highlighted]:
        """Return each entry's key and texts, with the hits between HIT and END."""


def current_backend() -> Backend:
    return postgresql.Backend() if connection.vendor == "postgresql" else sqlite.Backend()
