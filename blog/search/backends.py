"""The one interface of the two databases."""

from collections.abc import Sequence
from typing import Protocol

from django.db import connection

from blog.search import postgresql, sqlite
from blog.search.marking import Marked
from blog.search.models import Findable, FindableQuerySet, Sort
from blog.search.queries import Term

Ranked = list[tuple[int, Sort, float]]


class Backend(Protocol):
    """`in_titles` asks for those only in whose title and headings all terms stand."""

    def index(self, findables: Sequence[Findable]) -> None:
        """Let these be found, which were just stored."""

    def tidy(self) -> None:
        """Put the index in order after a lot of changes."""

    def rank(
        self, findables: FindableQuerySet, terms: Sequence[Term], *, most: int, in_titles: bool
    ) -> Ranked:
        """(pk, sort, rank) of the `most` latest that match; ranks are negative, lower if better."""

    def mark(self, findables: Sequence[Findable], terms: Sequence[Term]) -> dict[int, Marked]:
        """The texts of each, with what was found between HIT and END."""


def current() -> Backend:
    return postgresql.Backend() if connection.vendor == "postgresql" else sqlite.Backend()
