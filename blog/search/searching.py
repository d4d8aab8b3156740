"""Searching: matches, best first, one page at a time, with highlighted snippets."""

from collections.abc import Sequence
from dataclasses import dataclass

from blog.search.backends import current_backend
from blog.search.highlighting import Highlighted
from blog.search.models import EntryKind, IndexEntry, IndexEntryQuerySet
from blog.search.queries import Term, parse_query

PAGE_SIZE = 10
# For a frequent word, only this many matches are ranked: the newest, and those with the word in
# their titles. This bounds the cost of a search on a large blog.
MAX_RANKED = 500
# Readers look for posts more often than for comments or sources.
WEIGHTS = {EntryKind.POST: 2, EntryKind.PAGE: 2, EntryKind.COMMENT: 1, EntryKind.SOURCE: 1}


@dataclass(frozen=True)
class Hit:
    """An entry that matches, with its highlighted texts."""

    entry: IndexEntry
    highlighted: Highlighted

    def get_absolute_url(self) -> str:
        match = self.entry.comment or self.entry.source or self.entry.post
        assert match is not None
        return match.get_absolute_url()


@dataclass(frozen=True)
class Results:
    """One page of hits. `count` counts all pages; `is_truncated`: there are more than counted."""

    hits: Sequence[Hit] = ()
    count: int = 0
    is_truncated: bool = False
    has_query: bool = False
    page: int = 1

    @property
    def has_more(self) -> bool:
        return self.count > self.page * PAGE_SIZE


def search(
    query: str,
    *,
    within: IndexEntryQuerySet | None = None,
    page: int = 1,
    is_typing: bool = False,
) -> Results:
    """Return a page of the entries that readers may see and that match all terms of `query`.

    `within` restricts the entries; with `is_typing`, the last word may be incomplete.
    """
    terms = parse_query(query, is_typing=is_typing)
    if not terms:
        return Results()
    entries = (IndexEntry.objects.all() if within is None else within).visible()
    ranked, is_truncated = _ranked(entries, terms)
    pks = ranked[(page - 1) * PAGE_SIZE : page * PAGE_SIZE]
    return Results(_hits(pks, terms), len(ranked), is_truncated, has_query=True, page=page)


def _ranked(entries: IndexEntryQuerySet, terms: Sequence[Term]) -> tuple[list[int], bool]:
    """Return the keys of the matches, best first, and whether there are more."""
    backend = current_backend()
    newest = backend.rank(entries, terms, limit=MAX_RANKED, titles_only=False)
    is_truncated = len(newest) == MAX_RANKED
    titled = (
        backend.rank(entries, terms, limit=MAX_RANKED, titles_only=True) if is_truncated else []
    )
    ranks = {pk: rank * WEIGHTS[kind] for pk, kind, rank in (*newest, *titled)}
    return sorted(ranks, key=lambda pk: (ranks[pk], -pk)), is_truncated


def _hits(pks: Sequence[int], terms: Sequence[Term]) -> list[Hit]:
    entries = IndexEntry.objects.select_related("post", "comment", "source").in_bulk(pks)
    found = [entries[pk] for pk in pks if pk in entries]
    for entry in found:
        if entry.comment and entry.post:
            entry.comment.post = entry.post
    highlighted = current_backend().highlight(found, terms) if found else {}
    return [Hit(entry, highlighted.get(entry.pk) or _plain(entry)) for entry in found]


def _plain(entry: IndexEntry) -> Highlighted:
    return Highlighted(entry.title, entry.body, entry.sources)
