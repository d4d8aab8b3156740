"""Searching: matches, best first, one page at a time, with highlighted snippets."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from django.db.models import Q, QuerySet
from django.utils import timezone

from blog.posts.models import Post
from blog.rows.prepared import Parameter, Prepared, PreparedRelated
from blog.search.backends import current_backend
from blog.search.conditions import Condition
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
    ranked, is_truncated = _ranked(within, terms, languages)
    if not ranked:
        suggestion = _suggestion(query, within, languages) if suggests else ""
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
    found: list[int] = []
    if terms:
        indexed = _matching(posts, terms, languages)
        found = [pk for pk in indexed.values_list("post", flat=True)[:MAX_RANKED] if pk]
    others = Post.objects.kept().filter(Q(published_at=None) | Q(withdrawn_at__isnull=False))
    for word in query.split():
        others = others.filter(Q(title__icontains=word) | Q(body__icontains=word))
    return [*found, *others.order_by("-pk").values_list("pk", flat=True)[:MAX_RANKED]]


def _ranked(
    within: IndexEntryQuerySet | None, terms: Sequence[Term], languages: Sequence[str]
) -> tuple[list[int], bool]:
    """Return the keys of the matches, best first, and whether there are more."""
    backend = current_backend()
    anywhere = backend.condition(terms, languages=languages, titles_only=False)
    newest = _candidates(within, anywhere)
    is_truncated = len(newest) == MAX_RANKED
    titled: list[Candidate] = []
    if is_truncated:
        in_titles = backend.condition(terms, languages=languages, titles_only=True)
        titled = _candidates(within, in_titles, before=newest[-1].pk)
    needles = [needles_of(term, languages) for term in terms]
    ranks = {
        found.pk: rank(found, needles) * WEIGHTS[EntryKind(found.kind)]
        for found in (*newest, *titled)
    }
    return sorted(ranks, key=lambda pk: (-ranks[pk], -pk)), is_truncated


def _candidates(
    within: IndexEntryQuerySet | None, condition: Condition, *, before: int | None = None
) -> list[Candidate]:
    """Return the newest entries that the condition selects, with keys less than `before`."""
    where, values = condition
    if within is not None:
        visible = within.visible()
        entries = visible if before is None else visible.filter(pk__lt=before)
        rows = current_backend().matching(entries, where, values)
        return list(map(Candidate._make, rows.values_list("pk", "kind", *TOKENS)[:MAX_RANKED]))
    parameters = {f"value{number}": value for number, value in enumerate(values)}
    query = _prepared(where, len(values), limit=MAX_RANKED, is_bounded=before is not None)
    found = query.all(**parameters, before=before, now=timezone.now())
    return list(map(Candidate._make, found))


@lru_cache(maxsize=30)  # one for each number of phrases
def _prepared(
    where: tuple[str, ...], values: int, *, limit: int, is_bounded: bool
) -> Prepared[Any]:
    """Return the query for the candidates of a search without filters."""

    def build() -> Any:
        entries = IndexEntry.objects.all().visible(at=Parameter("now", _DATE))
        if is_bounded:
            entries = entries.filter(pk__lt=Parameter("before", IndexEntry._meta.pk))
        parameters = [Parameter(f"value{number}", _TEXT) for number in range(values)]
        matching = current_backend().matching(entries, where, parameters)
        return matching.values_list("pk", "kind", *TOKENS)[:limit]

    return Prepared(build)


_DATE, _TEXT = Post._meta.get_field("published_at"), IndexEntry._meta.get_field("title")


def _matching(
    entries: IndexEntryQuerySet, terms: Sequence[Term], languages: Sequence[str]
) -> QuerySet[IndexEntry]:
    backend = current_backend()
    condition = backend.condition(terms, languages=languages, titles_only=False)
    return backend.matching(entries, *condition)


def _suggestion(query: str, within: IndexEntryQuerySet | None, languages: Sequence[str]) -> str:
    """Return the nearest query that finds an entry, or ""."""
    entries = (IndexEntry.objects.all() if within is None else within).visible()
    for suggestion in suggestions(query):
        if _matching(entries, parse_query(suggestion), languages).exists():
            return suggestion
    return ""


_shown = PreparedRelated(
    lambda keys: (
        IndexEntry.objects.select_related("post", "comment", "source", "file")
        .defer(*UNSEEN)
        .filter(pk__in=keys)
    ),
    owner="pk",
)


def _hits(pks: Sequence[int], terms: Sequence[Term], languages: Sequence[str]) -> list[Hit]:
    found = _shown.by_owner(pks)
    shown = [entry for pk in pks for entry in found[pk]]
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
