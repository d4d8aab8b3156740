"""Searching with SQLite's FTS5. Triggers keep its index: see the migration that makes it."""

from collections.abc import Sequence

from django.db import connection

from blog.search.marking import END, HIT, Marked, mark_pairs
from blog.search.models import Findable, FindableQuerySet, Sort
from blog.search.queries import Term
from blog.text.words.folding import fold

# How much a hit counts in title, headings, body, sources and pairs.
RANK = "bm25(blog_words, 10, 4, 1, 0.5, 1)"
MARK = """
SELECT rowid, highlight(blog_words, 0, %s, %s), highlight(blog_words, 2, %s, %s),
  highlight(blog_words, 3, %s, %s)
FROM blog_words WHERE blog_words MATCH %s
"""


class Backend:
    def index(self, findables: Sequence[Findable]) -> None:
        """The triggers have done it."""

    def tidy(self) -> None:
        with connection.cursor() as cursor:
            cursor.execute("INSERT INTO blog_words (blog_words) VALUES ('optimize')")

    def rank(
        self, findables: FindableQuerySet, terms: Sequence[Term], *, most: int, in_titles: bool
    ) -> list[tuple[int, Sort, float]]:
        match = _match(terms)
        # The index hands out its rows in this order by itself, so that only `most` are looked at.
        found = findables.extra(  # noqa: S610  the words are ours, what was asked is a parameter
            tables=["blog_words"],
            where=["blog_words.rowid = blog_findable.id", "blog_words MATCH %s"],
            params=[f"{{title headings}} : ({match})" if in_titles else match],
            select={"rank": RANK},
            order_by=["-blog_words.rowid"],
        )
        return list(found.values_list("pk", "sort", "rank")[:most])

    def mark(self, findables: Sequence[Findable], terms: Sequence[Term]) -> dict[int, Marked]:
        places = ", ".join("%s" for _ in findables)
        with connection.cursor() as cursor:
            cursor.execute(
                f"{MARK} AND rowid IN ({places})",
                [*(HIT, END) * 3, _match(terms), *(findable.pk for findable in findables)],
            )
            rows = cursor.fetchall()
        return {pk: Marked(*(mark_pairs(text, terms) for text in said)) for pk, *said in rows}


def _match(terms: Sequence[Term]) -> str:
    return " AND ".join(map(_said, terms))


def _said(term: Term) -> str:
    """A term in FTS5's language. All in quotes is text to it, whatever it looks like."""
    words = '"' + fold(term.text).replace('"', '""') + '"'
    column = "pairs : " if term.is_paired else ""
    return f"({column}{words}{' *' if term.is_prefix else ''})"
