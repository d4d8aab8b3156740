"""Searching: matches, best first, one page at a time, with highlighted snippets."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Q

from blog.posts.models import Post
from blog.search.backends import current_backend
from blog.search.highlighting import Highlighted, Highlighter
from blog.search.models import TOKENS, EntryKind, IndexEntry, IndexEntryQuerySet
from blog.search.queries import Term, parse_query
from blog.search.ranking import Candidate, needles_of, rank
from blog.search.suggesting import suggestions

PAGE_SIZE = 10
# For a frequent word, only this many matches are ranked: the newest, and those with the word in
# their titles. This bounds the cost of a search on a large blog.
MAX_RANKED = 500
# Readers look for posts more often than for comments, sources or files.
WEIGHTS = dict.fromkeys(EntryKind, 1) | {EntryKind.POST: 2, EntryKind.PAGE: 2}

# Long columns that no result shows.
UNSEEN = (
    *("post__body", "post__rendered", "post__rendered_sources", "post__rendered_lead"),
    *("file__captions", "file__chapters", "file__transcript"),
    *("post__cited_works", "post__shown_pictures", "post__related", "post__outline", *TOKENS),
)


@dataclass(frozen=True)
class Hit:
    """An entry that matches, with its title and the best part of its text."""

    entry: IndexEntry
    title: Highlighted
    text: Highlighted

    def get_absolute_url(self) -> str:
        entry = self.entry
        match = entry.comment or entry.source or entry.file or entry.post
        assert match is not None
        page = f"#page={entry.page}" if entry.page else ""
        return match.get_absolute_url() + page

    @property
    def language(self) -> str:
        """The language of a post; "" if that is the blog's, and for all other entries."""
        is_post = self.entry.kind in {EntryKind.POST, EntryKind.PAGE}
        return self.entry.post.language if is_post and self.entry.post else ""


@dataclass(frozen=True)
class Results:
    """One page of hits. `count` counts all pages; `is_truncated`: there are more than counted.

    `suggestion` is a query like this one that finds something, if this one does not.
    """

    hits: Sequence[Hit] = ()
    count: int = 0
    is_truncated: bool = False
    has_query: bool = False
    page: int = 1
    suggestion: str = ""

    @property
    def has_more(self) -> bool:
        return self.count > self.page * PAGE_SIZE


def search(
    query: str,
    *,
    within: IndexEntryQuerySet | None = None,
    page: int = 1,
    is_typing: bool = False,
    suggests: bool = True,
) -> Results:
    """Return a page of the entries that readers may see and that match all terms of `query`.

    `within` restricts the entries; with `is_typing`, the last word may be incomplete. If it
    `suggests`, a query that finds nothing has near ones looked for.
    """
    terms = parse_query(query, is_typing=is_typing)
    if not terms:
        return Results()
    languages = IndexEntry.objects.all().languages()
    entries = (IndexEntry.objects.all() if within is None else within).visible()
    ranked, is_truncated = _ranked(entries, terms, languages)
    if not ranked:
        suggestion = _suggestion(query, entries, languages) if suggests else ""
        return Results([], has_query=True, suggestion=suggestion)
    pks = ranked[(page - 1) * PAGE_SIZE : page * PAGE_SIZE]
    hits = _hits(pks, terms, languages)
    return Results(hits, len(ranked), is_truncated, has_query=True, page=page)


def posts_matching(query: str) -> list[int]:
    """Return the newest posts, in any stage, that have all terms of `query`, for their authors.

    The last word may be incomplete. Posts that are not in the index are searched as they are.
    """
    terms, languages = parse_query(query, is_typing=True), IndexEntry.objects.all().languages()
    posts = IndexEntry.objects.filter(kind__in=[EntryKind.POST, EntryKind.PAGE])
    backend = current_backend()
    indexed = backend.matching(posts, terms, languages=languages, titles_only=False)
    found = list(indexed.values_list("post", flat=True)[:MAX_RANKED]) if terms else []
    others = Post.objects.kept().filter(Q(published_at=None) | Q(withdrawn_at__isnull=False))
    for word in query.split():
        others = others.filter(Q(title__icontains=word) | Q(body__icontains=word))
    return [*found, *others.order_by("-pk").values_list("pk", flat=True)[:MAX_RANKED]]


def _ranked(
    entries: IndexEntryQuerySet, terms: Sequence[Term], languages: Sequence[str]
) -> tuple[list[int], bool]:
    """Return the keys of the matches, best first, and whether there are more."""
    newest = _candidates(entries, terms, languages, titles_only=False)
    is_truncated = len(newest) == MAX_RANKED
    older = entries.filter(pk__lt=newest[-1].pk) if is_truncated else entries.none()
    titled = _candidates(older, terms, languages, titles_only=True) if is_truncated else []
    needles = [needles_of(term, languages) for term in terms]
    ranks = {
        found.pk: rank(found, needles) * WEIGHTS[EntryKind(found.kind)]
        for found in (*newest, *titled)
    }
    return sorted(ranks, key=lambda pk: (-ranks[pk], -pk)), is_truncated


def _candidates(
    entries: IndexEntryQuerySet,
    terms: Sequence[Term],
    languages: Sequence[str],
    *,
    titles_only: bool,
) -> list[Candidate]:
    matching = current_backend().matching(
        entries, terms, languages=languages, titles_only=titles_only
    )
    rows = matching.values_list("pk", "kind", *TOKENS)[:MAX_RANKED]
    return list(map(Candidate._make, rows))


def _suggestion(query: str, entries: IndexEntryQuerySet, languages: Sequence[str]) -> str:
    """Return the nearest query that finds an entry, or ""."""
    backend = current_backend()
    for suggestion in suggestions(query):
        terms = parse_query(suggestion)
        if backend.matching(entries, terms, languages=languages, titles_only=False).exists():
            return suggestion
    return ""


def _hits(pks: Sequence[int], terms: Sequence[Term], languages: Sequence[str]) -> list[Hit]:
    entries = IndexEntry.objects.select_related("post", "comment", "source", "file").defer(*UNSEEN)
    found = entries.in_bulk(pks)
    shown = [found[pk] for pk in pks if pk in found]
    for entry in shown:
        if entry.comment and entry.post:
            entry.comment.post = entry.post
    highlighter = Highlighter(terms, languages)
    return [_hit(entry, highlighter) for entry in shown]


def _hit(entry: IndexEntry, highlighter: Highlighter) -> Hit:
    """Highlight the title, and the body, or the sources if only they match."""
    title = highlighter.highlight(entry.title, entry.language)
    body = highlighter.highlight(entry.body, entry.language)
    if body.hits:
        return Hit(entry, title, body)
    sources = highlighter.highlight(entry.sources, entry.language)
    return Hit(entry, title, sources if sources.hits else body)
