"""Search with PostgreSQL's tsvector. See the migrations for its columns and indexes."""

from collections.abc import Iterator, Sequence
from itertools import chain
from typing import Any

from django.db import connection
from django.db.models import QuerySet

from blog.search.conditions import Condition
from blog.search.models import TOKENS, IndexEntry, IndexEntryQuerySet
from blog.search.queries import Term

INDEX = """
UPDATE blog_indexentry SET
  title_vector = array_to_tsvector(%s::text[]), search_vector = array_to_tsvector(%s::text[])
WHERE id = %s
"""
TITLES = TOKENS[:2]


class Backend:
    def index(self, entries: Sequence[IndexEntry]) -> None:
        with connection.cursor() as cursor:
            for entry in entries:
                cursor.execute(INDEX, [_lexemes(entry, TITLES), _lexemes(entry, TOKENS), entry.pk])

    def optimize(self) -> None:
        """Let the query planner know which words are common before autovacuum does."""
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE blog_indexentry")

    def condition(
        self, terms: Sequence[Term], *, languages: Sequence[str], titles_only: bool
    ) -> Condition:
        column = "title_vector" if titles_only else "search_vector"
        query = " & ".join(_expression(term, languages) for term in terms)
        phrases = [
            _phrase(term, languages, TITLES if titles_only else TOKENS)
            for term in terms
            if len(term.tokens) > 1
        ]
        return Condition(
            (f"blog_indexentry.{column} @@ %s::tsquery", *(where for where, _ in phrases)),
            (query, *chain.from_iterable(patterns for _, patterns in phrases)),
        )

    def matching(
        self, entries: IndexEntryQuerySet, where: Sequence[str], values: Sequence[Any]
    ) -> QuerySet[IndexEntry]:
        selected: QuerySet[IndexEntry] = entries.extra(  # noqa: S610  the SQL is ours, the query is a parameter
            where=list(where), params=list(values)
        )
        return selected.order_by("-pk")


def _lexemes(entry: IndexEntry, names: Sequence[str]) -> list[str]:
    return sorted({token for name in names for token in getattr(entry, name).split()})


def _expression(term: Term, languages: Sequence[str]) -> str:
    """Return the variants of a term in tsquery syntax. Tokens have no character with a meaning."""
    return "(" + " | ".join(_all_of(term, found) for found in term.variants(languages)) + ")"


def _all_of(term: Term, tokens: Sequence[str]) -> str:
    *others, last = tokens
    end = ":*" if term.is_prefix else ""
    return "(" + " & ".join([*(f"'{token}'" for token in others), f"'{last}'{end}"]) + ")"


def _phrase(
    term: Term, languages: Sequence[str], names: Sequence[str]
) -> tuple[str, Sequence[str]]:
    """Return the condition that the tokens of a phrase follow each other, and its parameters.

    A tsvector holds only the first places of a frequent word, so the stored tokens are compared.
    """
    patterns = list(_patterns(term, languages))
    either = " OR ".join(f"blog_indexentry.{name} LIKE %s" for name in names for _ in patterns)
    return f"({either})", patterns * len(names)


def _patterns(term: Term, languages: Sequence[str]) -> Iterator[str]:
    end = "%" if term.is_prefix else " %"
    return (f"% {' '.join(tokens)}{end}" for tokens in term.variants(languages))
