"""Search with SQLite's FTS5. Triggers keep its index up to date; see the migration."""

from collections.abc import Sequence
from typing import Any

from django.db import connection
from django.db.models import QuerySet

from blog.search.conditions import Condition
from blog.search.models import IndexEntry, IndexEntryQuerySet
from blog.search.queries import Term


class Backend:
    def index(self, _entries: Sequence[IndexEntry]) -> None:
        """Do nothing, since the triggers have indexed the entries."""

    def optimize(self) -> None:
        with connection.cursor() as cursor:
            cursor.execute("INSERT INTO blog_search_index (blog_search_index) VALUES ('optimize')")

    def condition(
        self, terms: Sequence[Term], *, languages: Sequence[str], titles_only: bool
    ) -> Condition:
        match = " AND ".join(_expression(term, languages) for term in terms)
        value = f"{{title_tokens headings_tokens}} : ({match})" if titles_only else match
        return Condition(("blog_search_index MATCH %s",), (value,))

    def matching(
        self, entries: IndexEntryQuerySet, where: Sequence[str], values: Sequence[Any]
    ) -> QuerySet[IndexEntry]:
        # The index returns its rows in this order without sorting, so only those used are read.
        matching: QuerySet[IndexEntry] = entries.extra(  # noqa: S610  as in the other backend
            tables=["blog_search_index"],
            where=["blog_search_index.rowid = blog_indexentry.id", *where],
            params=list(values),
            order_by=["-blog_search_index.rowid"],
        )
        return matching


def _expression(term: Term, languages: Sequence[str]) -> str:
    """Return the variants of a term in FTS5 syntax. Tokens have no character with a meaning."""
    end = " *" if term.is_prefix else ""
    return (
        "(" + " OR ".join(f'"{" ".join(found)}"{end}' for found in term.variants(languages)) + ")"
    )
