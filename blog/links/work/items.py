"""The items of the work list, those first that affect most readers."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet

from blog.copies.models import RemovalRequest
from blog.links.models import Link
from blog.links.quotations.models import QuotationCheck
from blog.links.work.readers import posts_of_links, posts_of_sources, views_of

LINK, QUOTATION, REQUEST = "link", "quotation", "request"


@dataclass(frozen=True)
class Item:
    """Something that needs care. `readers` are the views of its `posts` in the last year."""

    kind: str
    pk: int
    posts: frozenset[int]
    readers: int = 0
    row: Any = None


def work_items(
    *,
    links: QuerySet[Link],
    quotations: QuerySet[QuotationCheck],
    requests: QuerySet[RemovalRequest],
    limit: int,
) -> list[Item]:
    """Return the first items of the list, with their rows, in a bounded number of queries."""
    items = [*_links(links), *_quotations(quotations), *_requests(requests)]
    views = views_of({post for item in items for post in item.posts})
    counted = [
        Item(item.kind, item.pk, item.posts, sum(views.get(post, 0) for post in item.posts))
        for item in items
    ]
    counted.sort(key=lambda item: (-item.readers, -len(item.posts), item.kind, item.pk))
    return _with_rows(counted[:limit])


def _links(links: QuerySet[Link]) -> Iterable[Item]:
    used = links.filter(Q(uses__post__isnull=False) | Q(uses__source__trashed_at=None))
    posts = posts_of_links(used)
    pks = used.order_by().values_list("pk", flat=True).distinct()
    return [Item(LINK, pk, frozenset(posts.get(pk, ()))) for pk in pks]


def _quotations(quotations: QuerySet[QuotationCheck]) -> Iterable[Item]:
    rows = quotations.values_list("pk", "post")
    return [Item(QUOTATION, pk, frozenset({post})) for pk, post in rows]


def _requests(requests: QuerySet[RemovalRequest]) -> Iterable[Item]:
    rows = list(requests.values_list("pk", "source"))
    posts = posts_of_sources(source for _pk, source in rows) if rows else {}
    return [Item(REQUEST, pk, frozenset(posts.get(source, ()))) for pk, source in rows]


_ROWS: dict[str, Callable[[], QuerySet[Any]]] = {
    LINK: lambda: Link.objects.prefetch_related("uses__post", "uses__source"),
    QUOTATION: lambda: QuotationCheck.objects.select_related("post", "source"),
    REQUEST: lambda: RemovalRequest.objects.select_related("source"),
}


def _with_rows(items: list[Item]) -> list[Item]:
    rows = {
        kind: query().in_bulk([item.pk for item in items if item.kind == kind])
        for kind, query in _ROWS.items()
        if any(item.kind == kind for item in items)
    }
    return [
        Item(item.kind, item.pk, item.posts, item.readers, rows[item.kind][item.pk])
        for item in items
        if item.pk in rows[item.kind]
    ]
