"""Answering a reader: what matches, the best first, a page of it with the words around."""

from collections.abc import Sequence
from dataclasses import dataclass

from blog.search import backends
from blog.search.marking import Marked
from blog.search.models import Findable, FindableQuerySet, Sort
from blog.search.queries import Term, read_query

PAGE_SIZE = 10
# Of a word that stands everywhere, only so many are ranked: the latest, and those that have it in
# their title. So a search costs the same however much there is.
MOST = 500
# Those who search a blog look for what it says rather than for what it cites.
WEIGHTS = {Sort.POST: 2, Sort.PAGE: 2, Sort.COMMENT: 1, Sort.SOURCE: 1}


@dataclass(frozen=True)
class Hit:
    findable: Findable
    marked: Marked

    def get_absolute_url(self) -> str:
        thing = self.findable.comment or self.findable.source or self.findable.post
        assert thing is not None
        return thing.get_absolute_url()


@dataclass(frozen=True)
class Found:
    """One page of hits. `count` is of all pages, `is_cut` if there are more than were counted."""

    hits: Sequence[Hit] = ()
    count: int = 0
    is_cut: bool = False
    has_words: bool = False
    number: int = 1

    @property
    def has_more(self) -> bool:
        return self.count > self.number * PAGE_SIZE


def find(
    words: str,
    *,
    within: FindableQuerySet | None = None,
    page: int = 1,
    is_typing: bool = False,
) -> Found:
    """What readers may see that holds all the words. `within` narrows what is looked through."""
    terms = read_query(words, is_typing=is_typing)
    if not terms:
        return Found()
    findables = (Findable.objects.all() if within is None else within).shown()
    ranked, is_cut = _ranked(findables, terms)
    pks = ranked[(page - 1) * PAGE_SIZE : page * PAGE_SIZE]
    return Found(_hits(pks, terms), len(ranked), is_cut, has_words=True, number=page)


def _ranked(findables: FindableQuerySet, terms: Sequence[Term]) -> tuple[list[int], bool]:
    backend = backends.current()
    latest = backend.rank(findables, terms, most=MOST, in_titles=False)
    is_cut = len(latest) == MOST
    titled = backend.rank(findables, terms, most=MOST, in_titles=True) if is_cut else []
    ranks = {pk: rank * WEIGHTS[sort] for pk, sort, rank in (*latest, *titled)}
    return sorted(ranks, key=lambda pk: (ranks[pk], -pk)), is_cut


def _hits(pks: Sequence[int], terms: Sequence[Term]) -> list[Hit]:
    findables = Findable.objects.select_related("post", "comment", "source").in_bulk(pks)
    shown = [findables[pk] for pk in pks if pk in findables]
    for findable in shown:
        if findable.comment and findable.post:
            findable.comment.post = findable.post
    marked = backends.current().mark(shown, terms) if shown else {}
    return [Hit(findable, marked.get(findable.pk) or _plain(findable)) for findable in shown]


def _plain(findable: Findable) -> Marked:
    return Marked(findable.title, findable.body, findable.sources)
