"""Search with SQLite's FTS5. Triggers keep its index up to date; see the migration."""

from collections.abc import Sequence

from django.db import connection

from blog.search.highlighting import END, HIT, Highlighted, highlight_bigrams
from blog.search.models import EntryKind, IndexEntry, IndexEntryQuerySet
from blog.search.queries import Term
from blog.text.words.search_text import fold

# The weight of a hit in title, headings, body, sources and tokens.
RANK = "bm25(blog_search_index, 10, 4, 1, 0.5, 1)"
HIGHLIGHT = """
SELECT rowid, highlight(blog_search_index, 0, %s, %s), highlight(blog_search_index, 2, %s, %s),
  highlight(blog_search_index, 3, %s, %s)
FROM blog_search_index WHERE blog_search_index MATCH %s
"""


class Backend:
    def index(self, _entries: Sequence[IndexEntry]) -> None:
        """Do nothing, since the triggers have indexed the entries."""

    def optimize(self) -> None:
        with connection.cursor() as cursor:
            cursor.execute("INSERT INTO blog_search_index (blog_search_index) VALUES ('optimize')")

    def rank(
        self, entries: IndexEntryQuerySet, terms: Sequence[Term], *, limit: int, titles_only: bool
    ) -> list[tuple[int, EntryKind, float]]:
        match = _match(terms)
        # The index returns its rows in this order without sorting, so only `limit` rows are read.
        found = entries.extra(  # noqa: S610  the SQL is ours, the query is a parameter
            tables=["blog_search_index"],
            where=["blog_search_index.rowid = blog_indexentry.id", "blog_search_index MATCH %s"],
            params=[f"{{title headings}} : ({match})" if titles_only else match],
            select={"rank": RANK},
            order_by=["-blog_search_index.rowid"],
        )
        return list(found.values_list("pk", "kind", "rank")[:limit])

    def highlight(
        self, entries: Sequence[IndexEntry], terms: Sequence[Term]
    ) -> dict[int, Highlighted]:
        placeholders = ", ".join("%s" for _ in entries)
        with connection.cursor() as cursor:
            cursor.execute(
                f"{HIGHLIGHT} AND rowid IN ({placeholders})",
                [*(HIT, END) * 3, _match(terms), *(entry.pk for entry in entries)],
            )
            rows = cursor.fetchall()
        return {
            pk: Highlighted(*(highlight_bigrams(text, terms) for text in texts))
            for pk, *texts in rows
        }


def _match(terms: Sequence[Term]) -> str:
    """Return the terms as an FTS5 query."""
    return " AND ".join(map(_quoted, terms))


def _quoted(term: Term) -> str:
    """Return a term in FTS5 syntax, quoted, so that no character in it has a special meaning."""
    phrase = '"' + fold(term.text).replace('"', '""') + '"'
    column = "tokens : " if term.is_bigrams else ""
    return f"({column}{phrase}{' *' if term.is_prefix else ''})"
